/** How far somebody has come through the cards of a survey, as the page shows it. */

/** The next card without an answer after this one; null when none is left further on. */
export function nextUnanswered(isAnswered: readonly boolean[], current: number): number | null {
	const next = isAnswered.findIndex((answered, index) => index > current && !answered);
	return next < 0 ? null : next;
}

/**
 * Cards of a section that somebody has gone past without an answer.
 *
 * `furthest` is the last card of the whole survey that was touched, -1 when none was. A section
 * tells what is missing only once its end has been reached, so that nobody is nagged on the way.
 */
export function missed(
	section: readonly { index: number; isAnswered: boolean }[],
	furthest: number
): number[] {
	const end = section.at(-1)?.index ?? 0;
	if (furthest < end) return [];
	return section.filter(({ isAnswered }) => !isAnswered).map(({ index }) => index);
}
