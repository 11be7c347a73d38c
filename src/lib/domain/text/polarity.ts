import { logistic } from '../learning/calibration.ts';
import { gramWeights, type GramWeight } from './gram-weights.ts';
import type { HashedText } from './hashed-text.ts';
import { lexiconLogOdds, type LexiconWeights } from './lexicon-offset.ts';
import type { LexiconScore } from './lexicon-score.ts';
import { judgeText, type TextJudge } from './text-judge.ts';

/** What words of feeling are worth before anything has been learned: as much either way. A guess of ours. */
export const FIRST_LEXICON_WEIGHTS: LexiconWeights = {
	intercept: 0,
	content: -1.2,
	discontent: 1.2
};

export type Polarity = {
	/** Probability that the words are those of a dissatisfied person; null where it cannot be told. */
	readonly negative: number | null;
	/** What moved it most, in log-odds: above 0 towards discontent. */
	readonly grams: readonly GramWeight[];
};

/** Whether the writer is content enough that nobody looks for what went wrong. */
export function isContent(negative: number | null): boolean {
	return negative !== null && negative < CONTENT_BELOW;
}

/**
 * Whether a text is that of a dissatisfied person.
 *
 * Unit: probability. Range: 0 … 1; the pieces that moved it, at most `MOST_GRAMS`.
 * Missing: null without a word of feeling and without a judge that has learned.
 */
export function polarityOf(
	text: string,
	hashed: HashedText,
	score: LexiconScore,
	judge: TextJudge | null
): Polarity {
	const learned = judge === null ? [] : gramWeights(text, hashed, judge.model, 0);
	const grams = [...feelingWeights(score, judge?.lexicon ?? FIRST_LEXICON_WEIGHTS), ...learned]
		.filter(({ weight }) => Math.abs(weight) >= LEAST)
		.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
		.slice(0, MOST_GRAMS);
	if (judge !== null && hashed.buckets.length > 0) {
		return { negative: judgeText(judge, hashed, score)[1] ?? null, grams };
	}
	const isSilent = score.feelings.length === 0;
	return {
		negative: isSilent ? null : logistic(lexiconLogOdds(FIRST_LEXICON_WEIGHTS, score)),
		grams
	};
}

const CONTENT_BELOW = 0.35;
const MOST_GRAMS = 8;
const LEAST = 0.05;

/** What each word of feeling has of what all of its kind add. */
function feelingWeights(score: LexiconScore, weights: LexiconWeights): GramWeight[] {
	const { content, discontent } = score;
	return score.feelings.map(({ word, strength }) => {
		const [total, worth] =
			strength > 0 ? [content, weights.content] : [discontent, weights.discontent];
		return { gram: word, weight: (worth * Math.log1p(total) * Math.abs(strength)) / total };
	});
}
