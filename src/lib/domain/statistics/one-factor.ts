import { solveLinear, type Rows } from './linear-algebra.ts';
import { derivativesOf, misfitOf, type OneFactor } from './one-factor-misfit.ts';

const MOST_STEPS = 100;
const MOST_HALVINGS = 8;
/** Steps in a row with an error variance below 0 after which it does not come back. */
const LOST_AFTER_STEPS = 5;
/** An error variance below this share of the item's variance is a Heywood case. */
const HEYWOOD = 1e-6;
/** Largest slope, over standardised items, that counts as the bottom. */
const FLAT = 1e-10;

type Place = { factor: OneFactor; misfit: number };

/**
 * One common factor behind k ≥ 3 items: Σ = λλᵀ + diag(θ), by maximum likelihood.
 *
 * Newton's steps from the centroid solution, on the correlation matrix, which changes nothing but
 * the scale; Fisher's where Newton's do not lead down. Steps are halved until the misfit does not
 * rise.
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
	let here = placeOf(observed, centroid(observed));
	let stepsBelow = 0;
	for (let step = 0; step < MOST_STEPS && here !== null; step += 1) {
		const { errors } = here.factor;
		stepsBelow = errors.some((error) => error < HEYWOOD) ? stepsBelow + 1 : 0;
		if (stepsBelow > LOST_AFTER_STEPS) return null;
		const derivatives = derivativesOf(observed, here.factor);
		if (derivatives === null) return null;
		const { slope, curvature, information } = derivatives;
		if (Math.max(...slope.map(Math.abs)) < FLAT) return scaledBack(here.factor, spread);
		here =
			downhill(observed, here, slope, curvature) ?? downhill(observed, here, slope, information);
	}
	return null;
}

function placeOf(observed: Rows, factor: OneFactor): Place | null {
	const misfit = misfitOf(observed, factor);
	return misfit === null ? null : { factor, misfit };
}

function centroid(observed: Rows): OneFactor {
	const shared = observed.map((row, i) => row.reduce((sum, r, j) => (i === j ? sum : sum + r), 0));
	const total = shared.reduce((sum, value) => sum + Math.abs(value), 0);
	const loadings = shared.map((value) => value / Math.sqrt(total || 1));
	return { loadings, errors: loadings.map((loading) => Math.max(0.05, 1 - loading ** 2)) };
}

/** One step against the slope, as long as the matrix of second derivatives allows. */
function downhill(
	observed: Rows,
	here: Place,
	slope: readonly number[],
	second: Rows
): Place | null {
	const move = solveLinear(
		second,
		slope.map((value) => -value)
	);
	if (move === null || move.reduce((sum, x, i) => sum + x * (slope[i] ?? NaN), 0) >= 0) return null;
	const go = (values: readonly number[], from: number, length: number): number[] =>
		values.map((value, i) => value + length * (move[from + i] ?? NaN));
	const { loadings, errors } = here.factor;
	for (let halving = 0, length = 1; halving < MOST_HALVINGS; halving += 1, length /= 2) {
		const factor = {
			loadings: go(loadings, 0, length),
			errors: go(errors, loadings.length, length)
		};
		const there = placeOf(observed, factor);
		// Near the bottom the misfit no longer falls by more than its rounding.
		if (there !== null && there.misfit <= here.misfit + 1e-13) return there;
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
