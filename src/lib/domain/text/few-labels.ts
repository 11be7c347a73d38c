import { seededRandom, shuffled } from '../learning/random.ts';
import { judgeText, trainJudge, type ReadyTexts } from './text-judge.ts';
import { likeliest } from './text-evaluation.ts';

export type FewLabels = {
	/** Mean over the draws. */
	readonly accuracy: number;
	readonly lowest: number;
	readonly draws: number;
};

/**
 * How well texts are told apart when only a few have been labelled: each draw learns from `count` texts and is
 * tested on all others.
 *
 * Unit: share. Range: 0 … 1.
 * Missing: null where fewer than as many texts again are left to be tested on.
 * Source: repeated random subsampling; copies of a text learned from are not tested on.
 */
export function accuracyOfFew(
	texts: ReadyTexts,
	labels: readonly number[],
	classes: number,
	copies: readonly number[],
	{ count = 100, draws = 10, seed = 1 } = {}
): FewLabels | null {
	if (labels.length < 2 * count) return null;
	const random = seededRandom(seed);
	const found = Array.from({ length: draws }, (_none, draw) => {
		const order = shuffled(labels.length, random);
		const learned = order.slice(0, count);
		const known = new Set(learned.map((row) => copies[row]));
		const judge = trainJudge(texts, labels, classes, learned, draw + 1);
		const tested = order.slice(count).filter((row) => !known.has(copies[row]));
		const right = tested.filter((row) => {
			const text = texts.hashed[row];
			return text && likeliest(judgeText(judge, text, texts.lexicon?.[row])) === labels[row];
		});
		return right.length / tested.length;
	});
	return {
		accuracy: found.reduce((sum, share) => sum + share, 0) / draws,
		lowest: Math.min(...found),
		draws
	};
}
