import { unavailable, type Estimate } from './estimate.ts';

/**
 * Exact sums and cross products of k variables over respondents who answered all of them:
 * `cross[i][j]` = Σ x_i x_j, the full symmetric matrix, as decimal strings.
 */
export type CrossProducts = {
	readonly n: number;
	readonly sums: readonly string[];
	readonly cross: readonly (readonly string[])[];
};

/** The covariance matrix times n(n−1), exact. Reliability needs only ratios, so it stays this way. */
export type ScaledCovariance = {
	readonly n: number;
	readonly matrix: readonly (readonly bigint[])[];
};

/**
 * n·Σx_i x_j − Σx_i Σx_j for every pair, which is n(n−1) times the covariance, without rounding.
 *
 * Unit: (scale points)² × n². Range: diagonal ≥ 0, and exactly 0 for a constant item.
 * Missing: listwise; respondents with a missing answer are not part of the sums.
 * Source: definition of the sample covariance.
 */
export function scaledCovariance(products: CrossProducts): ScaledCovariance {
	const n = BigInt(products.n);
	const sums = products.sums.map(BigInt);
	const k = sums.length;
	if (products.cross.length !== k || products.cross.some((row) => row.length !== k)) {
		throw new RangeError('Cross products must be a full square matrix, one row per sum.');
	}
	const matrix = sums.map((sumI, i) =>
		sums.map((sumJ, j) => n * BigInt(products.cross[i]?.[j] ?? '') - sumI * sumJ)
	);
	return { n: products.n, matrix };
}

/**
 * Sample covariance matrix (n − 1).
 *
 * Unit: (scale points)². Range: diagonal ≥ 0.
 * Missing: listwise; null for n < 2 (`too_few`).
 * Source: definition of the sample covariance.
 */
export function covarianceMatrix(products: CrossProducts): Estimate<number[][]> {
	const { n, matrix } = scaledCovariance(products);
	if (n < 2) return unavailable('too_few', n);
	const divisor = n * (n - 1);
	return { value: matrix.map((row) => row.map((cell) => Number(cell) / divisor)), n };
}
