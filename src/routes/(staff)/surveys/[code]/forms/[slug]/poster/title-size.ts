/** Han characters are as wide as they are high; others about half of that. */
const HAN_EM = 1;
const OTHER_EM = 0.55;
/** What a line of the sheet holds, in the poster's own unit: a hundredth of its width. */
const LINE = 86;
const LINES_MOST = 3;
const LARGEST = 5.6;
const SMALLEST = 2.2;

/**
 * The size of a title on a poster, so that a long name does not push the code off the sheet.
 *
 * Unit: hundredths of the width of the sheet. Range: 2.2 to 5.6; the longest names take more lines.
 */
export function titleSize(text: string): number {
	const em = Array.from(text).reduce(
		(sum, sign) => sum + (/\p{Script=Han}|[，。（）]/u.test(sign) ? HAN_EM : OTHER_EM),
		0
	);
	// A line breaks before its end, so that only most of it is counted on.
	const fitting = (LINE * LINES_MOST * 0.85) / Math.max(1, em);
	return Math.max(SMALLEST, Math.min(LARGEST, Math.floor(fitting * 10) / 10));
}
