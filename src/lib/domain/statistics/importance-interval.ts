import { Z_975 } from './distributions.ts';
import type { Interval } from './interval.ts';
import type { Rows } from './linear-algebra.ts';
import { explained } from './relative-weights.ts';

/** Step of the numerical derivatives: correlations are known to 1e-16, shares change smoothly. */
const STEP = 1e-5;

type Pair = readonly [i: number, j: number];

/**
 * 95 % intervals of the parts that each predictor has of R² (relative weight / R²).
 *
 * Delta method: the large-sample covariance of the correlations, carried through numerical
 * derivatives, on the logit scale so that the ends stay between 0 and 1. It assumes about normal
 * variables and errs for parts near 0; good enough to keep noise from being ranked.
 *
 * Unit: share, 0–1. Range: within 0 … 1.
 * Missing: null for a part of exactly 0 or 1, and where the weights do not exist.
 * Source: covariance of correlations: Olkin & Siotani (1976), in Essays in Probability and
 * Statistics (after Pearson & Filon 1898); weights: Johnson (2000). Our own combination, proved by
 * simulation in its test.
 *
 * @param correlations of the predictors and, last, the outcome
 */
export function importanceIntervals(correlations: Rows, n: number): (Interval | null)[] {
	const parts = partsOf(correlations);
	const predictors = correlations.length - 1;
	if (parts === null || n < 2) return Array.from({ length: predictors }, () => null);
	const pairs = correlations.flatMap((_row, i) =>
		Array.from({ length: i }, (_none, j): Pair => [i, j])
	);
	const slopes = pairs.map((pair) => slopesOf(correlations, pair));
	return parts.map((part, d) => {
		let variance = 0;
		pairs.forEach((first, a) => {
			pairs.forEach((second, b) => {
				const shared = covarianceOf(correlations, first, second) / n;
				variance += (slopes[a]?.[d] ?? NaN) * (slopes[b]?.[d] ?? NaN) * shared;
			});
		});
		return logitInterval(part, Math.sqrt(Math.max(0, variance)));
	});
}

function partsOf(correlations: Rows): number[] | null {
	const found = explained(correlations);
	if (found === null || found.rSquared === 0) return null;
	return found.relativeWeights.map((weight) => weight / found.rSquared);
}

/** How the parts change with one correlation. */
function slopesOf(correlations: Rows, [i, j]: Pair): number[] {
	const moved = (step: number): number[] =>
		partsOf(
			correlations.map((row, a) =>
				row.map((r, b) => ((a === i && b === j) || (a === j && b === i) ? r + step : r))
			)
		) ?? [];
	const [up, down] = [moved(STEP), moved(-STEP)];
	return up.map((part, d) => (part - (down[d] ?? NaN)) / (2 * STEP));
}

/** n · cov(r_ij, r_kl) in large normal samples. */
function covarianceOf(correlations: Rows, [i, j]: Pair, [k, l]: Pair): number {
	const r = (a: number, b: number): number => correlations[a]?.[b] ?? NaN;
	const squares = r(i, k) ** 2 + r(i, l) ** 2 + r(j, k) ** 2 + r(j, l) ** 2;
	return (
		(r(i, j) * r(k, l) * squares) / 2 +
		r(i, k) * r(j, l) +
		r(i, l) * r(j, k) -
		r(i, j) * r(i, k) * r(i, l) -
		r(i, j) * r(j, k) * r(j, l) -
		r(i, k) * r(j, k) * r(k, l) -
		r(i, l) * r(j, l) * r(k, l)
	);
}

function logitInterval(part: number, se: number): Interval | null {
	const spread = part * (1 - part);
	if (!(spread > 0) || !Number.isFinite(se)) return null;
	const logit = Math.log(part / (1 - part));
	const half = (Z_975 * se) / spread;
	const back = (value: number): number => 1 / (1 + Math.exp(-value));
	return [back(logit - half), back(logit + half)];
}
