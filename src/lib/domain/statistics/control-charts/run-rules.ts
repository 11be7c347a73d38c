import { unavailable, type Estimate } from '../estimate.ts';

export type RunAnalysis = {
	median: number;
	/** Values that do not lie on the median. */
	useful: number;
	longestRun: number;
	longestRunLimit: number;
	crossings: number;
	crossingsLimit: number;
	/** Too long on one side, or too few crossings: the level has shifted. */
	isShifted: boolean;
};

/** Shorter series than this cannot tell a run from chance. */
export const RUNS_FROM_VALUES = 10;

/**
 * Run rules for short series, where limits are not yet to be trusted: the longest run on one side
 * of the median exceeds round(log₂ n) + 3, or the median is crossed less often than 5 % of random
 * series of n are.
 *
 * Unit: counts. Range: false alarms stay near 5 % whatever n is.
 * Missing: periods without a value, and values on the median, are left out; null below ten others
 * (`too_few`).
 * Source: Anhøj & Olesen (2014), PLoS ONE 9(11): e113825; Schilling (2012), The American
 * Statistician 66(3); Chen (2010), Lithuanian Mathematical Journal 50(4).
 *
 * @param centre the median of a frozen baseline; that of the series by default
 */
export function runAnalysis(
	series: readonly (number | null)[],
	centre?: number
): Estimate<RunAnalysis> {
	const known = series.filter((value) => value !== null);
	const median = centre ?? medianOf(known);
	const sides = known.map((value) => Math.sign(value - median)).filter((side) => side !== 0);
	const useful = sides.length;
	if (useful < RUNS_FROM_VALUES) return unavailable('too_few', useful);
	const crossings = sides.filter((side, i) => i > 0 && side !== sides[i - 1]).length;
	let [run, longestRun] = [0, 0];
	sides.forEach((side, i) => {
		run = side === sides[i - 1] ? run + 1 : 1;
		longestRun = Math.max(longestRun, run);
	});
	const longestRunLimit = Math.round(Math.log2(useful)) + 3;
	const crossingsLimit = fairCoinQuantile(0.05, useful - 1);
	const isShifted = longestRun > longestRunLimit || crossings < crossingsLimit;
	return {
		value: { median, useful, longestRun, longestRunLimit, crossings, crossingsLimit, isShifted },
		n: useful
	};
}

function medianOf(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = (sorted.length - 1) / 2;
	return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}

/** Smallest number of heads in `tosses` with at least this probability of not more. */
function fairCoinQuantile(probability: number, tosses: number): number {
	// In logarithms to base 2, since 2^−tosses is 0 from about a thousand tosses on.
	let logChance = -tosses;
	let sum = 0;
	for (let heads = 0; heads < tosses; heads += 1) {
		sum += 2 ** logChance;
		if (sum >= probability) return heads;
		logChance += Math.log2((tosses - heads) / (heads + 1));
	}
	return tosses;
}
