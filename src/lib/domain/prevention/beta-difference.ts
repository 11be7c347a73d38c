import { regularizedBeta } from '../statistics/distributions.ts';

/** A beta distribution, both parameters above 0. */
export type Beta = { readonly a: number; readonly b: number };

/** Cells of the grid, each a fourteenth of a standard deviation wide: probabilities are right to 0.0001. */
const CELLS = 256;
const REACH = 9;
/** Halvings of −1 … 1: the quantile is then exact to a millionth. */
const HALVINGS = 21;

type Grid = { readonly from: number; readonly step: number; readonly cumulated: Float64Array };

export type BetaDifference = {
	/** Mean of first − second. */
	mean: number;
	/** Probability that first − second is at most this. */
	atMost: (difference: number) => number;
	quantile: (probability: number) => number;
};

/**
 * Distribution of first − second, two independent beta variables: by summing over the cells of a fine
 * grid, whose masses are exact. The same numbers give the same result, which draws at random would not.
 *
 * Unit: that of the variables, shares. Range: −1 … 1; probabilities 0 … 1.
 * Missing: throws for a parameter that is not above 0.
 * Source: P(X − Y ≤ d) = ∫ F_X(y + d) f_Y(y) dy, midpoint rule.
 */
export function betaDifference(first: Beta, second: Beta): BetaDifference {
	const [x, y] = [gridOf(first), gridOf(second)];
	const atMost = (difference: number): number => {
		let sum = 0;
		for (let cell = 0; cell < CELLS; cell += 1) {
			const mass = (y.cumulated[cell + 1] ?? 1) - (y.cumulated[cell] ?? 0);
			sum += mass * cumulatedAt(x, y.from + (cell + 0.5) * y.step + difference);
		}
		return sum;
	};
	return { mean: meanOf(first) - meanOf(second), atMost, quantile: (p) => bisect(atMost, p) };
}

const meanOf = ({ a, b }: Beta): number => a / (a + b);

function gridOf(beta: Beta): Grid {
	const { a, b } = beta;
	if (!(a > 0 && b > 0)) throw new RangeError('A beta distribution has two positive parameters.');
	const mean = meanOf(beta);
	const sd = Math.sqrt((mean * (1 - mean)) / (a + b + 1));
	const from = Math.max(0, mean - REACH * sd);
	const step = (Math.min(1, mean + REACH * sd) - from) / CELLS;
	// What lies beyond the ends belongs to the outermost cells, so that all masses sum to 1.
	const cumulated = Float64Array.from({ length: CELLS + 1 }, (_none, edge) =>
		edge === 0 ? 0 : edge === CELLS ? 1 : regularizedBeta(from + edge * step, a, b)
	);
	return { from, step, cumulated };
}

function cumulatedAt({ from, step, cumulated }: Grid, x: number): number {
	const place = (x - from) / step;
	if (place <= 0) return 0;
	if (place >= CELLS) return 1;
	const cell = Math.floor(place);
	const lower = cumulated[cell] ?? 0;
	return lower + (place - cell) * ((cumulated[cell + 1] ?? 1) - lower);
}

function bisect(rising: (at: number) => number, wanted: number): number {
	let [low, high] = [-1, 1];
	for (let i = 0; i < HALVINGS; i += 1) {
		const middle = (low + high) / 2;
		if (rising(middle) < wanted) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}
