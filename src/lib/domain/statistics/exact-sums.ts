/**
 * Exact integer sums of one variable. Merging is addition, erasing is subtraction, so the numbers
 * computed from them do not depend on the order in which answers arrived.
 *
 * The sums travel as decimal strings because a JSON number loses integers above 2^53. Where the
 * variable is a mean it is stored as `mean × scale`, so that it stays an integer.
 */
export type ExactSums = {
	readonly n: number;
	readonly sum: string;
	readonly sum_sq: string;
};

/**
 * n·Σx² − (Σx)², which is n(n−1) times the sample variance, without rounding.
 *
 * Computed on integers on purpose: in floating point the variance of a constant such as 4.4 comes
 * out as 1e-15 instead of 0, and t statistics and correlations built on it are nonsense.
 *
 * Unit: (scale points × scale)² × n². Range: ≥ 0; exactly 0 if and only if all values are equal.
 * Missing: missing answers are not part of the sums; 0 for n = 0.
 * Source: definition of the sample variance.
 */
export function scaledVariance(sums: ExactSums): bigint {
	const sum = BigInt(sums.sum);
	const scaled = BigInt(sums.n) * BigInt(sums.sum_sq) - sum * sum;
	if (scaled < 0n) throw new RangeError('These sums belong to no set of numbers: n·Σx² < (Σx)².');
	return scaled;
}
