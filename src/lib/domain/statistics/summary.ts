import type { Reason } from './estimate.ts';
import { scaledVariance, type ExactSums } from './exact-sums.ts';

/** Mean and spread of one variable. `reason` says why the numbers that are null are null. */
export type Summary = {
	n: number;
	mean: number | null;
	sd: number | null;
	se: number | null;
	reason?: Reason;
};

/**
 * Mean, sample standard deviation (n − 1) and standard error, from exact sums.
 *
 * Unit: scale points (the sums are divided by `scale`). Range: the mean lies within the rating
 * scale, or within ± its width for gaps; sd and se are ≥ 0, and exactly 0 for a constant.
 * Missing: n = 0 gives no mean; n = 1 a mean but no sd and no se (`too_few`).
 * Source: definitions; the exactness argument is in `exact-sums.ts`.
 */
export function summarize(sums: ExactSums, scale = 1): Summary {
	const { n } = sums;
	if (n === 0) return { n, mean: null, sd: null, se: null, reason: 'too_few' };
	const mean = Number(BigInt(sums.sum)) / (n * scale);
	if (n === 1) return { n, mean, sd: null, se: null, reason: 'too_few' };
	const sd = Math.sqrt(Number(scaledVariance(sums)) / (n * (n - 1))) / scale;
	return { n, mean, sd, se: sd / Math.sqrt(n) };
}
