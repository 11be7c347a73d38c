/** Text from strangers, made safe to store, to show beside other text and to send on. */

/** Combining marks kept on one base; more than any script needs, too few to climb over other lines. */
export const COMBINING_MARKS_MAX = 8;

/** NUL, C0 (but line feed and tab), DEL and C1. */
// eslint-disable-next-line no-control-regex -- they are what must go
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** Marks, embeddings, overrides and isolates that turn the direction of the text around them. */
const BIDI_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Joiners count as marks here: they are invisible, and would let marks pile up in instalments. */
const PILED_MARKS = new RegExp(
	`([\\p{M}\\u200c\\u200d]{${COMBINING_MARKS_MAX}})[\\p{M}\\u200c\\u200d]+`,
	'gu'
);

/**
 * The text without what only does harm: lone surrogates become U+FFFD, line ends become line feeds,
 * control characters and bidirectional controls go, the rest is NFC with at most
 * `COMBINING_MARKS_MAX` marks on a base. Words, line breaks, tabs and emoji stay as they were.
 *
 * Cleaning twice changes nothing more.
 */
export function cleanText(given: string): string {
	return given
		.toWellFormed()
		.replace(/\r\n?/g, '\n')
		.replace(CONTROLS, '')
		.replace(BIDI_CONTROLS, '')
		.normalize('NFC')
		.replace(PILED_MARKS, '$1');
}

/** Length as people and Postgres count it: an emoji outside the basic plane is one, not two. */
export function codePoints(text: string): number {
	return Array.from(text).length;
}
