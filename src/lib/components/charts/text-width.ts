/**
 * About how wide a text is where no font can be asked.
 *
 * Unit: px. Range: ≥ 0; within a tenth of what common sans-serif fonts need.
 * Source: widths of the letters of Arial, in classes; a Han character is as wide as it is high.
 */
export function textWidth(text: string, font: string): number {
	const size = Number(/([\d.]+)px/.exec(font)?.[1] ?? 10);
	const share = Array.from(text).reduce((sum, letter) => sum + widthOf(letter), 0);
	return size * share * (HEAVY.test(font) ? HEAVY_TO_REGULAR : 1);
}

/** In parts of the size of the letters; the first class that knows a letter counts. */
const CLASSES: readonly [letters: RegExp, width: number][] = [
	[/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}、。「」《》！-｠]/u, 1],
	[/[il.,:;'|!\u00B7\u2018\u2019 IjtfJ()[\]/]/u, 0.3],
	[/[mwMW%—…@]/u, 0.88],
	[/[A-Z&]/u, 0.68],
	[/[−+=<>~]/u, 0.58],
	[/[rszckvxy*"“”]/u, 0.47]
];
const OTHERS = 0.556;
const HEAVY = /^(?:bold|[6-9]00) /;
const HEAVY_TO_REGULAR = 1.06;

function widthOf(letter: string): number {
	return CLASSES.find(([letters]) => letters.test(letter))?.[1] ?? OTHERS;
}
