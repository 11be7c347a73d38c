import { plainText } from './plain-text.ts';

/**
 * The pieces of a text that are counted: of Chinese each character and each two in a row; of other
 * scripts words, each two in a row, and pieces of three to five letters, so that a misspelt or
 * unseen word still resembles its kin; signs one by one.
 *
 * No word list and no segmenter, so the same text gives the same pieces everywhere and always.
 *
 * Unit: texts with a mark of their kind in front. Range: in the order of the text, repeated as often as they occur.
 * Missing: none for a text without letters or signs.
 * Source: character n-grams after Cavnar & Trenkle (1994); of Chinese one and two after Zhai et al. (2011).
 */
export function textGrams(text: string): string[] {
	const grams: string[] = [];
	let before = '';
	for (const [run] of plainText(text).matchAll(RUNS)) {
		if (HAN.test(run)) {
			const characters = Array.from(run);
			characters.forEach((character, i) => {
				grams.push(`c${character}`);
				const next = characters[i + 1];
				if (next !== undefined) grams.push(`c${character}${next}`);
			});
			before = '';
			continue;
		}
		grams.push(`w${run}`);
		if (before !== '') grams.push(`w${before} ${run}`);
		before = run;
		const edged = `<${run}>`;
		for (let length = SHORTEST; length <= LONGEST; length += 1) {
			for (let i = 0; i + length <= edged.length; i += 1)
				grams.push(`g${edged.slice(i, i + length)}`);
		}
	}
	return grams;
}

const RUNS = /\p{Script=Han}+|[\p{L}\p{M}\p{N}']+|[^\s\p{L}\p{M}\p{N}]/gu;
const HAN = /^\p{Script=Han}/u;
const SHORTEST = 3;
const LONGEST = 5;
