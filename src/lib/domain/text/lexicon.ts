import {
	EMOJI_STRENGTHS,
	ENGLISH_DEGREES,
	ENGLISH_NEGATIONS,
	ENGLISH_STRENGTHS
} from './lexicon-en.ts';
import { CHINESE_DEGREES, CHINESE_NEGATIONS, CHINESE_STRENGTHS } from './lexicon-zh.ts';
import { WordList, wordsOf } from './word-walk.ts';

/** What a word does to the feeling of a text. */
export type LexiconEntry =
	| { readonly kind: 'feeling'; readonly strength: number }
	| { readonly kind: 'negation' }
	| { readonly kind: 'degree'; readonly factor: number };

/** Changes whenever words, or how they are weighed, change; kept with every reading. */
export const LEXICON_VERSION = 2;

/** Both languages in one list: a text may hold both. */
export const LEXICON = new WordList<LexiconEntry>();

for (const list of [CHINESE_DEGREES, ENGLISH_DEGREES]) {
	for (const [factor, words] of list) addAll(words, { kind: 'degree', factor });
}
eachFeeling((word, strength) => LEXICON.add(word, { kind: 'feeling', strength }));
for (const words of [CHINESE_NEGATIONS, ENGLISH_NEGATIONS]) addAll(words, { kind: 'negation' });

/** Every word of feeling with its strength. */
export function eachFeeling(take: (word: string, strength: number) => void): void {
	for (const list of [CHINESE_STRENGTHS, ENGLISH_STRENGTHS, EMOJI_STRENGTHS]) {
		for (const [strength, words] of list) {
			for (const word of wordsOf(words)) take(word, strength);
		}
	}
}

function addAll(words: string, entry: LexiconEntry): void {
	for (const word of wordsOf(words)) LEXICON.add(word, entry);
}
