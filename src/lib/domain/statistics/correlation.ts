import { unavailable, type Estimate } from './estimate.ts';

/** Exact sums of two variables over the respondents who have both. */
export type PairSums = {
	readonly n: number;
	readonly sum_x: string;
	readonly sum_y: string;
	readonly sum_xx: string;
	readonly sum_yy: string;
	readonly sum_xy: string;
};

/** Variances and covariance of a pair, each times n(n−1), exact. */
export type PairSpread = { readonly xx: bigint; readonly yy: bigint; readonly xy: bigint };

export function pairSpread(sums: PairSums): PairSpread {
	const n = BigInt(sums.n);
	const x = BigInt(sums.sum_x);
	const y = BigInt(sums.sum_y);
	return {
		xx: n * BigInt(sums.sum_xx) - x * x,
		yy: n * BigInt(sums.sum_yy) - y * y,
		xy: n * BigInt(sums.sum_xy) - x * y
	};
}

/**
 * Correlation from exact variances and covariance (any common factor cancels).
 *
 * Unit: none. Range: −1 … 1, and exactly ±1 for a perfect line.
 * Missing: null if either variable is constant.
 * Source: Pearson (1895), Proceedings of the Royal Society 58.
 */
export function correlationFrom({ xx, yy, xy }: PairSpread): number | null {
	const product = xx * yy;
	if (product === 0n) return null;
	if (xy * xy === product) return xy > 0n ? 1 : -1;
	const r = Number(xy) / Math.sqrt(Number(product));
	return Math.max(-1, Math.min(1, r));
}

/**
 * Pearson correlation of two variables, from exact sums.
 *
 * Unit: none. Range: −1 … 1.
 * Missing: pairs with a missing half are not part of the sums; null for n < 2 (`too_few`) and when
 * either variable is constant (`zero_variance`).
 * Source: Pearson (1895), Proceedings of the Royal Society 58.
 */
export function pearson(sums: PairSums): Estimate {
	if (sums.n < 2) return unavailable('too_few', sums.n);
	const value = correlationFrom(pairSpread(sums));
	return value === null ? unavailable('zero_variance', sums.n) : { value, n: sums.n };
}
