import { TRADITIONAL_CHARACTERS } from './traditional-characters.ts';

/**
 * A text as it is compared with others: full-width signs and letters as narrow ones, large letters as small ones,
 * traditional characters as simplified ones, without what nobody sees.
 *
 * Range: as many characters as NFKC makes of it. Missing: characters that are not in the list stay as they are.
 * Source: Unicode normalization form KC.
 */
export function plainText(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(INVISIBLE, '')
		.replace(TRADITIONAL, (character) => SIMPLIFIED.get(character) ?? character);
}

/** What joins signs or tells how they are drawn: a heart is a heart in colour, too. */
const INVISIBLE = /\p{Emoji_Modifier}|\p{Variation_Selector}|[\u200b-\u200d]/gu;

const SIMPLIFIED: ReadonlyMap<string, string> = new Map(
	TRADITIONAL_CHARACTERS.split(/\s+/).map((pair): [string, string] => {
		const [traditional = '', simplified = ''] = Array.from(pair);
		return [traditional, simplified];
	})
);

const TRADITIONAL = new RegExp(`[${[...SIMPLIFIED.keys()].join('')}]`, 'gu');
