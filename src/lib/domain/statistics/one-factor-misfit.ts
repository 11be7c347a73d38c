// How far one factor is from the correlations it should explain, and which way leads down.
import { inverse, symmetricEigen, type Rows } from './linear-algebra.ts';

export type OneFactor = {
	readonly loadings: readonly number[];
	/** Variance of each item that the factor does not explain. */
	readonly errors: readonly number[];
};

export type Derivatives = {
	/** First derivatives: loadings first, then errors. */
	readonly slope: readonly number[];
	/** Second derivatives (Newton). */
	readonly curvature: Rows;
	/** Their expectation if the factor were true (Fisher): always leads downhill. */
	readonly information: Rows;
};

/**
 * log|Σ| + tr(SΣ⁻¹), Σ = λλᵀ + diag(θ): smallest where the factor is most likely.
 *
 * Unit: none. Range: all reals. Missing: null where Σ is no covariance matrix.
 * Source: Jöreskog (1967), Psychometrika 32(4).
 */
export function misfitOf(observed: Rows, factor: OneFactor): number | null {
	const sigma = implied(factor);
	const { values } = symmetricEigen(sigma);
	if (values.some((value) => !(value > 0))) return null;
	const inverted = inverse(sigma);
	if (inverted === null) return null;
	const trace = observed.reduce(
		(sum, row, i) => row.reduce((part, r, j) => part + r * at(inverted, j, i), sum),
		0
	);
	return values.reduce((sum, value) => sum + Math.log(value), 0) + trace;
}

/**
 * Derivatives of the misfit. With A = Σ⁻¹ and G = A(Σ − S)A: ∂λ = 2Gλ, ∂θ = diag G; the information
 * is tr(A Σ_a A Σ_b), the curvature that − 2 tr(G Σ_a A Σ_b) + tr(G Σ_ab).
 *
 * Unit: none. Range: all reals. Missing: null where Σ has no inverse.
 * Source: Jöreskog (1967); matrix derivatives of log|Σ| + tr(SΣ⁻¹).
 */
export function derivativesOf(observed: Rows, factor: OneFactor): Derivatives | null {
	const { loadings } = factor;
	const sigma = implied(factor);
	const a = inverse(sigma);
	if (a === null) return null;
	const residual = sigma.map((row, i) => row.map((value, j) => value - at(observed, i, j)));
	const g = multiply(multiply(a, residual), a);
	const [al, gl] = [times(a, loadings), times(g, loadings)];
	const [q, r] = [dot(loadings, al), dot(loadings, gl)];
	const places = loadings.map((_loading, i) => i);
	const of = (values: readonly number[], i: number): number => values[i] ?? NaN;
	const square = (
		both: (i: number, j: number) => number,
		mixed: (i: number, j: number) => number,
		errors: (i: number, j: number) => number
	): number[][] => [
		...places.map((i) => [...places.map((j) => both(i, j)), ...places.map((j) => mixed(i, j))]),
		...places.map((i) => [...places.map((j) => mixed(j, i)), ...places.map((j) => errors(i, j))])
	];
	const information = square(
		(i, j) => 2 * (q * at(a, i, j) + of(al, i) * of(al, j)),
		(i, j) => 2 * at(a, i, j) * of(al, j),
		(i, j) => at(a, i, j) ** 2
	);
	const correction = square(
		(i, j) =>
			2 * (at(g, i, j) * (1 - q) - at(a, i, j) * r - of(gl, i) * of(al, j) - of(al, i) * of(gl, j)),
		(i, j) => -2 * (at(g, i, j) * of(al, j) + at(a, i, j) * of(gl, j)),
		(i, j) => -2 * at(g, i, j) * at(a, i, j)
	);
	return {
		slope: [...gl.map((value) => 2 * value), ...places.map((i) => at(g, i, i))],
		curvature: information.map((row, i) => row.map((value, j) => value + at(correction, i, j))),
		information
	};
}

function implied({ loadings, errors }: OneFactor): number[][] {
	return loadings.map((a, i) => loadings.map((b, j) => a * b + (i === j ? (errors[i] ?? NaN) : 0)));
}

function at(rows: Rows, i: number, j: number): number {
	return rows[i]?.[j] ?? NaN;
}

function multiply(left: Rows, right: Rows): number[][] {
	return left.map((row) =>
		right.map((_row, j) => row.reduce((sum, x, k) => sum + x * at(right, k, j), 0))
	);
}

function times(rows: Rows, vector: readonly number[]): number[] {
	return rows.map((row) => dot(row, vector));
}

function dot(a: readonly number[], b: readonly number[]): number {
	return a.reduce((sum, x, i) => sum + x * (b[i] ?? NaN), 0);
}
