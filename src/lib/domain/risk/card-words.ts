/**
 * The words on a points card that people may change: what the product's reader looks for, without what they took off,
 * and their own, which are matched as they are written.
 */
import { codePoints } from '../text/clean-text.ts';
import { FINDING_WORDS } from '../text/finding-words.ts';
import { wordsOf } from '../text/word-walk.ts';
import type { Signal } from './signals.ts';

/** Signals with a list of words on the card. */
export const WORD_SIGNALS = ['regulator_named'] as const satisfies readonly Signal[];
export type WordSignal = (typeof WORD_SIGNALS)[number];

/** A card keeps the difference to the product's list alone, so that what the product learns reaches every card. */
export type WordChanges = {
	readonly added: readonly string[];
	readonly removed: readonly string[];
};

export type WordProblem = 'word_short' | 'word_long' | 'words_many';

export const WORD_LONGEST = 40;
export const OWN_WORDS_MOST = 100;
/** One character of Chinese, or two letters, stand in every other comment. */
const SHORTEST_HAN = 2;
const SHORTEST_OTHER = 3;

const PRODUCT_WORDS: Readonly<Record<WordSignal, readonly string[]>> = {
	regulator_named: wordsOf(FINDING_WORDS.regulator).map(plainWord)
};

/** The list of a card: first the product's words that were not taken off, then the organisation's own. */
export function wordsOnCard(
	signal: WordSignal,
	parameters: Readonly<Record<string, unknown>>
): string[] {
	const { added, removed } = wordChangesOf(parameters);
	const kept = PRODUCT_WORDS[signal].filter((word) => !removed.includes(word));
	return [...new Set([...kept, ...added])];
}

/** The words of a card as the languages they are written in; without Latin letters they stand with Chinese. */
export function byLanguage(words: readonly string[]): { zh: string[]; en: string[] } {
	const isEnglish = (word: string) => /\p{Script=Latin}/u.test(word) && !HAN.test(word);
	return {
		zh: words.filter((word) => !isEnglish(word)),
		en: words.filter((word) => isEnglish(word))
	};
}

/** What a card keeps of its list; empty for one that was never changed. */
export function wordChangesOf(parameters: Readonly<Record<string, unknown>>): WordChanges {
	const kept = parameters['words'];
	const changes =
		typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {};
	return { added: textsOf(changes['added']), removed: textsOf(changes['removed']) };
}

/** Words that somebody wrote, one a line or apart by commas: as they are matched, each once. */
export function writtenWords(written: string): string[] {
	const words = written.normalize('NFKC').split(/[\n,;、]/u);
	return [...new Set(words.map(plainWord).filter((word) => word !== ''))];
}

/** What a written list changes of the product's. */
export function wordChanges(signal: WordSignal, words: readonly string[]): WordChanges {
	const known = PRODUCT_WORDS[signal];
	return {
		added: words.filter((word) => !known.includes(word)),
		removed: known.filter((word) => !words.includes(word))
	};
}

/** What is wrong with own words; null when nothing is. Those of the product are right as they are. */
export function wordProblem({ added }: WordChanges): WordProblem | null {
	if (added.length > OWN_WORDS_MOST) return 'words_many';
	if (added.some((word) => codePoints(word) > WORD_LONGEST)) return 'word_long';
	return added.some(isTooShort) ? 'word_short' : null;
}

const HAN = /\p{Script=Han}/u;

/** Signs alone are no word, and do not make one longer. */
function isTooShort(word: string): boolean {
	const length = codePoints(word.replace(/[^\p{L}\p{N}]/gu, ''));
	return length < (HAN.test(word) ? SHORTEST_HAN : SHORTEST_OTHER);
}

/** Full-width and capital letters are the same as narrow and small ones, as in a comment that is read. */
function plainWord(word: string): string {
	return word.normalize('NFKC').toLowerCase().replaceAll('’', "'").replace(/\s+/gu, ' ').trim();
}

function textsOf(value: unknown): string[] {
	return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
