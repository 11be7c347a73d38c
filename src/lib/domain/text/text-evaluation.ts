import { stratifiedFolds } from '../learning/folds.ts';
import type { Interval } from '../statistics/interval.ts';
import { wilsonInterval } from '../statistics/wilson.ts';
import { judgeText, trainJudge, type ReadyTexts, type TextJudge } from './text-judge.ts';

export type TextEvaluation = {
	readonly rows: number;
	readonly classes: number;
	readonly folds: number;
	readonly accuracy: number;
	readonly accuracyCi95: Interval | null;
	/** Mean over classes of the harmonic mean of precision and recall: rare classes count like frequent ones. */
	readonly macroF1: number;
	/** `no_signal`: always naming the most frequent class could have done as well. */
	readonly verdict: 'signal' | 'no_signal';
	readonly judge: TextJudge;
};

/**
 * How well texts that a judge has not seen are told apart; copies of a text are never learned from and
 * tested on. The judge that is returned has learned from all rows.
 *
 * Unit: shares. Range: 0 … 1.
 * Missing: a class that is never named and never there would count 0; each class is there.
 * Errors: RangeError below `folds` texts of some class.
 * Source: stratified cross-validation, grouped by copies.
 */
export function evaluateText(
	texts: ReadyTexts,
	labels: readonly number[],
	classes: number,
	copies: readonly number[],
	{ folds = 5, seed = 1 } = {}
): TextEvaluation {
	const sizes = countsOf(labels, classes);
	if (labels.length === 0 || Math.min(...sizes) < folds) {
		throw new RangeError(`Not enough data: each class needs ${folds} texts.`);
	}
	const fold = stratifiedFolds(labels, folds, seed, copies);
	const named = new Array<number>(labels.length).fill(0);
	for (let held = 0; held < folds; held += 1) {
		const rows = labels.flatMap((_label, row) => (fold[row] === held ? [] : [row]));
		const judge = trainJudge(texts, labels, classes, rows, seed);
		texts.hashed.forEach((text, row) => {
			if (fold[row] !== held) return;
			named[row] = likeliest(judgeText(judge, text, texts.lexicon?.[row]));
		});
	}
	const right = labels.filter((label, row) => label === named[row]);
	const interval = wilsonInterval(right.length, labels.length).value;
	const chosen = countsOf(named, classes);
	const found = countsOf(right, classes);
	const f1 = sizes.map((size, c) => (2 * (found[c] ?? 0)) / (size + (chosen[c] ?? 0)));
	return {
		...{ rows: labels.length, classes, folds },
		accuracy: right.length / labels.length,
		accuracyCi95: interval,
		macroF1: f1.reduce((sum, value) => sum + value, 0) / classes,
		verdict:
			interval !== null && interval[0] > Math.max(...sizes) / labels.length
				? 'signal'
				: 'no_signal',
		judge: trainJudge(
			texts,
			labels,
			classes,
			labels.map((_label, row) => row),
			seed
		)
	};
}

export function likeliest(probabilities: readonly number[]): number {
	return probabilities.reduce((best, p, i) => (p > (probabilities[best] ?? 0) ? i : best), 0);
}

function countsOf(labels: readonly number[], classes: number): number[] {
	const counts = new Array<number>(classes).fill(0);
	for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
	return counts;
}
