import { logistic } from '../learning/calibration.ts';
import { solveLinear } from '../statistics/linear-algebra.ts';
import type { LexiconScore } from './lexicon-score.ts';
import { firstBias } from './text-model.ts';

/** What words of content and discontent are worth for telling the second of two classes, in log-odds on top of its share. */
export type LexiconWeights = {
	readonly intercept: number;
	readonly content: number;
	readonly discontent: number;
};

/**
 * What the words of feeling add to the log-odds of the second class.
 *
 * Unit: log-odds, on top of those of its share. Range: all reals.
 * Missing: the intercept for a text without known words.
 */
export function lexiconLogOdds(weights: LexiconWeights, score: LexiconScore): number {
	const [one, content, discontent] = inputs(score);
	return weights.intercept * one + weights.content * content + weights.discontent * discontent;
}

/**
 * What the words of feeling are worth in texts whose classes are known. Nothing says beforehand which of the two
 * classes is the discontent one.
 *
 * Unit: log-odds per ln(1 + strength). Range: all reals, drawn to 0.
 * Missing: all 0 without rows.
 * Source: ridge logistic regression by Newton's method.
 */
export function fitLexicon(
	scores: readonly LexiconScore[],
	labels: ArrayLike<number>,
	rows: readonly number[]
): LexiconWeights {
	const given = rows.flatMap((row) => {
		const score = scores[row];
		return score ? [{ x: inputs(score), label: labels[row] ?? 0 }] : [];
	});
	const [share = 0] = firstBias(labels, 2, rows);
	let weights = [0, 0, 0];
	for (let step = 0; step < MAX_STEPS; step += 1) {
		const slope = weights.map((weight, a) => -(STRENGTH[a] ?? 0) * weight);
		const curve = STRENGTH.map((strength, a) => STRENGTH.map((_s, b) => (a === b ? strength : 0)));
		for (const { x, label } of given) {
			const p = logistic(x.reduce((sum, value, a) => sum + value * (weights[a] ?? 0), share));
			x.forEach((value, a) => {
				slope[a] = (slope[a] ?? 0) + value * (label - p);
				const line = curve[a] ?? [];
				x.forEach((other, b) => (line[b] = (line[b] ?? 0) + value * other * p * (1 - p)));
			});
		}
		const change = solveLinear(curve, slope) ?? [0, 0, 0];
		weights = weights.map((weight, a) => weight + (change[a] ?? 0));
		if (Math.max(...change.map(Math.abs)) < CONVERGED) break;
	}
	const [intercept = 0, content = 0, discontent = 0] = weights;
	return { intercept, content, discontent };
}

/** As strong as one text's worth; the intercept nearly free. */
const STRENGTH = [0.01, 1, 1];
const MAX_STEPS = 25;
const CONVERGED = 1e-9;

/** Each further word counts less. */
function inputs({ content, discontent }: LexiconScore): [number, number, number] {
	return [1, Math.log1p(content), Math.log1p(discontent)];
}
