import { CASE_CAUSES, causeOf, type CauseCode } from '../cases/causes.ts';
import { CAUSE_WORDS } from './cause-words.ts';
import { clausesOf } from './clauses.ts';
import { lexiconScore } from './lexicon-score.ts';
import { WordList, walkWords, wordsOf } from './word-walk.ts';

/** Which causes a word speaks for. */
export type CauseRules = {
	/** Named with every reading that used them. */
	readonly version: string;
	readonly list: WordList<readonly CauseCode[]>;
};

/** One word that an organisation has added to a cause, or taken from it. */
export type CauseRuleChange = {
	readonly code: string;
	readonly word: string;
	readonly isRemoved: boolean;
};

/** Changes with the words that come with the product. */
export const CAUSE_RULES_VERSION = 2;

/** The words that come with the product for one cause. */
export function defaultCauseWords(code: CauseCode): string[] {
	return wordsOf(CAUSE_WORDS[code] ?? '');
}

/** The words that come with the product, but for what an organisation has changed. */
export function causeRules(
	changes: readonly CauseRuleChange[] = [],
	version = `${CAUSE_RULES_VERSION}`
): CauseRules {
	const list = new WordList<readonly CauseCode[]>();
	for (const { code } of CASE_CAUSES) {
		const own = changes.filter((change) => change.code === code);
		const removed = new Set(own.filter((change) => change.isRemoved).map(({ word }) => word));
		const added = own.filter((change) => !change.isRemoved).map(({ word }) => word);
		for (const word of new Set([...defaultCauseWords(code), ...added])) {
			if (!removed.has(word)) list.add(word, [...(list.get(word) ?? []), code]);
		}
	}
	return { version, list };
}

/**
 * The words of a text that speak for each cause. Words in a clause of content speak for none.
 *
 * Unit: words of the text, small letters, each once. Range: leaves of the tree only.
 * Missing: a cause without a word is left out.
 */
export function causeHits(text: string, { list }: CauseRules): Map<CauseCode, string[]> {
	const hits = new Map<CauseCode, string[]>();
	for (const clause of clausesOf(text)) {
		const { content, discontent } = lexiconScore(clause);
		if (content > discontent) continue;
		for (const { word, known } of walkWords(clause, list)) {
			for (const code of known ?? []) {
				const words = hits.get(code) ?? [];
				if (!words.includes(word)) hits.set(code, [...words, word]);
			}
		}
	}
	return hits;
}

/**
 * What so many words speak for a class, before anything has been learned.
 *
 * Unit: log-odds. Range: 0, or ≥ 1.2.
 * Missing: 0 without a word.
 * Source: our own: the first word says most, each doubling as much again.
 */
export function ruleOffset(hits: number): number {
	return hits === 0 ? 0 : FIRST_WORD + EACH_DOUBLING * Math.log2(hits);
}

const FIRST_WORD = 1.2;
const EACH_DOUBLING = 0.8;

/** The group of a leaf; a leaf without a group is its own. */
export function groupOf(code: CauseCode): CauseCode {
	return causeOf(code)?.parent ?? code;
}
