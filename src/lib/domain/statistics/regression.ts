import type { CrossProducts } from './covariance.ts';
import { correlationFrom } from './correlation.ts';
import { scaledCovariance } from './covariance.ts';
import { unavailable, type Estimate } from './estimate.ts';
import { solveLinear, symmetricEigen } from './linear-algebra.ts';
import { cell } from './matrix.ts';

export type Regression = {
	/** Standardised coefficients, in the order of the predictors. */
	betas: number[];
	/** Share of the outcome's variance that the predictors explain together. */
	rSquared: number;
	/** Johnson's relative weights, in the order of the predictors; they sum to `rSquared`. */
	relativeWeights: number[];
};

/** Below this an eigenvalue of a correlation matrix is a predictor that the others already hold. */
const SINGULAR = 1e-10;

/**
 * What the last variable is associated with, from exact sums; the others are its predictors.
 *
 * Standardised β = R_xx⁻¹ r_xy and R² = r_xyᵀ β. Relative weights: R_xx = VDVᵀ, Λ = V D^½ Vᵀ,
 * b = Λ⁻¹ r_xy, ε_i = Σ_j Λ_ij² b_j². Betas of correlated predictors split or swap signs at whim;
 * relative weights do not, so priorities are read from them. Association, not effect.
 *
 * Unit: none. Range: R² and each relative weight 0 … 1.
 * Missing: listwise; null for n ≤ number of predictors + 1 (`too_few`), when a variable is constant
 * or a predictor follows from the others (`zero_variance`).
 * Source: Johnson (2000), Multivariate Behavioral Research 35(1); the same as Genizi (1993),
 * Statistica Sinica 3.
 */
export function regress(products: CrossProducts): Estimate<Regression> {
	const { n, matrix } = scaledCovariance(products);
	const predictors = matrix.length - 1;
	if (predictors < 1 || n <= predictors + 1) return unavailable('too_few', n);
	const correlations = matrix.map((_row, i) =>
		matrix.map((_column, j) =>
			correlationFrom({
				xx: cell(matrix, i, i),
				yy: cell(matrix, j, j),
				xy: cell(matrix, i, j)
			})
		)
	);
	const known = correlations.map((row) => row.filter((r) => r !== null));
	if (known.some((row) => row.length <= predictors)) return unavailable('zero_variance', n);
	const between = known.slice(0, predictors).map((row) => row.slice(0, predictors));
	const withOutcome = (known[predictors] ?? []).slice(0, predictors);
	const { values, vectors } = symmetricEigen(between);
	if (values.some((value) => value < SINGULAR)) return unavailable('zero_variance', n);
	const betas = solveLinear(between, withOutcome);
	if (betas === null) return unavailable('zero_variance', n);
	const rSquared = dot(betas, withOutcome);
	const relativeWeights = johnson(values, vectors, withOutcome);
	return { value: { betas, rSquared: Math.min(1, Math.max(0, rSquared)), relativeWeights }, n };
}

function johnson(
	values: readonly number[],
	vectors: readonly (readonly number[])[],
	withOutcome: readonly number[]
): number[] {
	const power = (exponent: number, i: number, j: number): number =>
		values.reduce(
			(sum, value, v) =>
				sum + value ** exponent * (vectors[v]?.[i] ?? NaN) * (vectors[v]?.[j] ?? NaN),
			0
		);
	const places = withOutcome.map((_r, i) => i);
	// The orthogonal variables nearest to the predictors, and what they explain of the outcome.
	const b = places.map((i) =>
		dot(
			places.map((j) => power(-0.5, i, j)),
			withOutcome
		)
	);
	return places.map((i) =>
		places.reduce((sum, j) => sum + power(0.5, i, j) ** 2 * (b[j] ?? NaN) ** 2, 0)
	);
}

function dot(a: readonly number[], b: readonly number[]): number {
	return a.reduce((sum, x, i) => sum + x * (b[i] ?? NaN), 0);
}
