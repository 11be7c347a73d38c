import {
	EMOJI_STRENGTHS,
	ENGLISH_DEGREES,
	ENGLISH_NEGATIONS,
	ENGLISH_STRENGTHS
} from './lexicon-en.ts';
import { CHINESE_DEGREES, CHINESE_NEGATIONS, CHINESE_STRENGTHS } from './lexicon-zh.ts';
import { WordList } from './word-walk.ts';

/** What a word does to the feeling of a text. */
export type LexiconEntry =
	| { readonly kind: 'feeling'; readonly strength: number }
	| { readonly kind: 'negation' }
	| { readonly kind: 'degree'; readonly factor: number };

/** Changes whenever words, or how they are weighed, change; kept with every reading. */
export const LEXICON_VERSION = 1;

/** Both languages in one list: a text may hold both. */
export const LEXICON = new WordList<LexiconEntry>();

for (const list of [CHINESE_DEGREES, ENGLISH_DEGREES]) {
	for (const [factor, words] of list) addAll(words, { kind: 'degree', factor });
}
for (const list of [CHINESE_STRENGTHS, ENGLISH_STRENGTHS, EMOJI_STRENGTHS]) {
	for (const [strength, words] of list) addAll(words, { kind: 'feeling', strength });
}
for (const words of [CHINESE_NEGATIONS, ENGLISH_NEGATIONS]) addAll(words, { kind: 'negation' });

function addAll(words: string, entry: LexiconEntry): void {
	for (const word of words.split(/\s+/)) {
		LEXICON.add(/^[a-z\d]/i.test(word) ? word.replaceAll('_', ' ') : word, entry);
	}
}
