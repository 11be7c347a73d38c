import { inverse, solveLinear, symmetricEigen, type Rows } from './linear-algebra.ts';

export type OneFactor = {
	readonly loadings: readonly number[];
	/** Variance of each item that the factor does not explain. */
	readonly errors: readonly number[];
};

const MOST_STEPS = 200;
const MOST_HALVINGS = 30;
/** An error variance below this share of the item's variance is a Heywood case. */
const HEYWOOD = 1e-6;
/** Largest slope, over standardised items, that counts as the bottom. */
const FLAT = 1e-10;

/**
 * One common factor behind k ≥ 3 items: Σ = λλᵀ + diag(θ), by maximum likelihood.
 *
 * Fisher scoring from the centroid solution, on the correlation matrix, which changes nothing but
 * the scale. Steps are halved until log|Σ| + tr(SΣ⁻¹) does not rise.
 *
 * Unit: loadings in units of the items, errors in their squares. Range: errors > 0.
 * Missing: null where an error variance is 0 or below (a Heywood case: too few items, people or
 * shared variance for this model), or no bottom is found.
 * Source: Jöreskog (1967), Psychometrika 32(4).
 *
 * @param covariance every item varies
 */
export function oneFactor(covariance: Rows): OneFactor | null {
	const spread = covariance.map((row, i) => Math.sqrt(row[i] ?? NaN));
	const observed = covariance.map((row, i) =>
		row.map((value, j) => value / (spread[i] ?? NaN) / (spread[j] ?? NaN))
	);
	let here = centroid(observed);
	let misfit = misfitOf(observed, here);
	if (misfit === null) return null;
	for (let step = 0; step < MOST_STEPS; step += 1) {
		const { slope, information } = scoring(observed, here) ?? {};
		if (!slope || !information) return null;
		if (Math.max(...slope.map(Math.abs)) < FLAT) return scaledBack(here, spread);
		const move = solveLinear(
			information,
			slope.map((value) => -value)
		);
		if (move === null) return null;
		const next = downhill(observed, here, misfit, move);
		if (next === null) return null;
		[here, misfit] = [next.factor, next.misfit];
	}
	return null;
}

function centroid(observed: Rows): OneFactor {
	const shared = observed.map((row, i) => row.reduce((sum, r, j) => (i === j ? sum : sum + r), 0));
	const total = shared.reduce((sum, value) => sum + Math.abs(value), 0);
	const loadings = shared.map((value) => value / Math.sqrt(total || 1));
	return { loadings, errors: loadings.map((loading) => Math.max(0.05, 1 - loading ** 2)) };
}

function implied({ loadings, errors }: OneFactor): number[][] {
	return loadings.map((a, i) => loadings.map((b, j) => a * b + (i === j ? (errors[i] ?? NaN) : 0)));
}

/** log|Σ| + tr(SΣ⁻¹); null where Σ is no covariance matrix. */
function misfitOf(observed: Rows, factor: OneFactor): number | null {
	const sigma = implied(factor);
	const { values } = symmetricEigen(sigma);
	const inverted = inverse(sigma);
	if (inverted === null || values.some((value) => !(value > 0))) return null;
	const trace = observed.reduce(
		(sum, row, i) => row.reduce((part, r, j) => part + r * (inverted[j]?.[i] ?? NaN), sum),
		0
	);
	return values.reduce((sum, value) => sum + Math.log(value), 0) + trace;
}

/** First derivatives and expected second derivatives, loadings first, then errors. */
function scoring(observed: Rows, factor: OneFactor) {
	const { loadings } = factor;
	const sigma = implied(factor);
	const a = inverse(sigma);
	if (a === null) return null;
	const residual = sigma.map((row, i) => row.map((value, j) => value - (observed[i]?.[j] ?? NaN)));
	const g = multiply(multiply(a, residual), a);
	const al = times(a, loadings);
	const explained = loadings.reduce((sum, loading, i) => sum + loading * (al[i] ?? NaN), 0);
	const places = loadings.map((_loading, i) => i);
	const at = (rows: Rows, i: number, j: number): number => rows[i]?.[j] ?? NaN;
	const slope = [
		...times(g, loadings).map((value) => 2 * value),
		...places.map((i) => at(g, i, i))
	];
	const mixed = (i: number, j: number): number => 2 * at(a, i, j) * (al[i] ?? NaN);
	const information = [
		...places.map((i) => [
			...places.map((j) => 2 * (explained * at(a, i, j) + (al[i] ?? NaN) * (al[j] ?? NaN))),
			...places.map((j) => mixed(j, i))
		]),
		...places.map((i) => [
			...places.map((j) => mixed(i, j)),
			...places.map((j) => at(a, i, j) ** 2)
		])
	];
	return { slope, information };
}

/** The longest of the halved steps that does not lead uphill. */
function downhill(observed: Rows, here: OneFactor, misfit: number, move: readonly number[]) {
	const k = here.loadings.length;
	for (let halving = 0, length = 1; halving < MOST_HALVINGS; halving += 1, length /= 2) {
		const go = (values: readonly number[], from: number): number[] =>
			values.map((value, i) => value + length * (move[from + i] ?? NaN));
		const factor = { loadings: go(here.loadings, 0), errors: go(here.errors, k) };
		const there = misfitOf(observed, factor);
		if (there !== null && there <= misfit + 1e-13) return { factor, misfit: there };
	}
	return null;
}

function scaledBack({ loadings, errors }: OneFactor, spread: readonly number[]): OneFactor | null {
	if (errors.some((error) => error < HEYWOOD)) return null;
	return {
		loadings: loadings.map((loading, i) => loading * (spread[i] ?? NaN)),
		errors: errors.map((error, i) => error * (spread[i] ?? NaN) ** 2)
	};
}

function multiply(left: Rows, right: Rows): number[][] {
	return left.map((row) =>
		right.map((_row, j) => row.reduce((sum, value, k) => sum + value * (right[k]?.[j] ?? NaN), 0))
	);
}

function times(rows: Rows, vector: readonly number[]): number[] {
	return rows.map((row) => row.reduce((sum, value, i) => sum + value * (vector[i] ?? NaN), 0));
}
