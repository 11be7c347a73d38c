import type { HashedText } from './hashed-text.ts';
import { fitLexicon, lexiconLogOdds, type LexiconWeights } from './lexicon-offset.ts';
import type { LexiconScore } from './lexicon-score.ts';
import { classProbabilities, trainTextModel, type TextModel } from './text-model.ts';

/** Texts ready to be learned from. */
export type ReadyTexts = {
	readonly hashed: readonly HashedText[];
	/** Their words of feeling; left out where these are not to be used. */
	readonly lexicon?: readonly LexiconScore[] | undefined;
};

/** Words of feeling first, and a model that has learned what they do not tell. */
export type TextJudge = {
	readonly model: TextModel;
	/** Null where words of feeling were not used. */
	readonly lexicon: LexiconWeights | null;
};

/**
 * Learns to tell classes apart from some rows; of two classes with the words of feeling, whose worth is learned
 * from the same rows.
 *
 * Errors: RangeError below two classes.
 */
export function trainJudge(
	{ hashed, lexicon }: ReadyTexts,
	labels: readonly number[],
	classes: number,
	rows: readonly number[],
	seed = 1
): TextJudge {
	const weights = classes === 2 && lexicon ? fitLexicon(lexicon, labels, rows) : null;
	const offsets = weights && lexicon?.map((score) => [lexiconLogOdds(weights, score)]);
	return {
		model: trainTextModel(hashed, labels, classes, rows, seed, offsets ?? undefined),
		lexicon: weights
	};
}

/** The probability of each class of one text; they add to 1. */
export function judgeText(
	{ model, lexicon }: TextJudge,
	hashed: HashedText,
	score: LexiconScore | undefined
): number[] {
	const offset = lexicon && score ? [lexiconLogOdds(lexicon, score)] : undefined;
	return classProbabilities(model, hashed, offset);
}
