import { solveLinear, symmetricEigen, type Rows } from './linear-algebra.ts';

export type Explained = {
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
 * What the last variable of a correlation matrix is associated with.
 *
 * Standardised β = R_xx⁻¹ r_xy and R² = r_xyᵀ β. Relative weights: R_xx = VDVᵀ, Λ = V D^½ Vᵀ,
 * b = Λ⁻¹ r_xy, ε_i = Σ_j Λ_ij² b_j². Betas of correlated predictors split or swap signs at whim;
 * relative weights do not, so priorities are read from them. Association, not effect.
 *
 * Unit: none. Range: R² and each relative weight 0 … 1.
 * Missing: null where a predictor follows from the others.
 * Source: Johnson (2000), Multivariate Behavioral Research 35(1); the same as Genizi (1993),
 * Statistica Sinica 3.
 */
export function explained(correlations: Rows): Explained | null {
	const predictors = correlations.length - 1;
	const between = correlations.slice(0, predictors).map((row) => row.slice(0, predictors));
	const withOutcome = (correlations[predictors] ?? []).slice(0, predictors);
	const { values, vectors } = symmetricEigen(between);
	if (values.some((value) => value < SINGULAR)) return null;
	const betas = solveLinear(between, withOutcome);
	if (betas === null) return null;
	const rSquared = Math.min(1, Math.max(0, dot(betas, withOutcome)));
	return { betas, rSquared, relativeWeights: johnson(values, vectors, withOutcome) };
}

function johnson(
	values: readonly number[],
	vectors: Rows,
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
