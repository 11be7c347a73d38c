import { normalTwoSidedP, Z_975 } from './distributions.ts';
import { unavailable, type Estimate } from './estimate.ts';
import type { Interval } from './interval.ts';

export type Trend = {
	/** Pairs that rise minus pairs that fall. */
	s: number;
	varS: number;
	z: number;
	p: number;
	/** Kendall's τ-b with time; null where the series is constant. */
	tau: number | null;
	/** Median slope of all pairs, per period. */
	slope: number;
	slopeCi95: Interval;
};

/** Fewer periods than this say nothing about a trend. */
export const TREND_FROM_PERIODS = 8;

/**
 * Mann–Kendall test of a monotone trend, with Sen's slope. Nothing is assumed about the shape of
 * the values; periods that depend on each other, for example through the seasons, make p too small.
 *
 * S = Σ sgn(x_j − x_i), Var S = [n(n − 1)(2n + 5) − Σ t(t − 1)(2t + 5)] / 18, z with continuity 1.
 *
 * Unit: slope in units of the value per period. Range: τ −1 … 1, p 0 … 1; a constant series has
 * p = 1 and no τ.
 * Missing: periods without a value are left out, and keep their distance; null below eight values
 * (`too_few`).
 * Source: Mann (1945), Econometrica 13(3); Kendall (1975), Rank Correlation Methods; Sen (1968),
 * JASA 63; interval of the slope: Gilbert (1987), Statistical Methods for Environmental Pollution
 * Monitoring, §16.5.
 */
export function mannKendall(series: readonly (number | null)[]): Estimate<Trend> {
	const known = series.flatMap((value, period) => (value === null ? [] : [{ value, period }]));
	const n = known.length;
	if (n < TREND_FROM_PERIODS) return unavailable('too_few', n);
	let s = 0;
	const slopes: number[] = [];
	known.forEach((later, j) => {
		for (const earlier of known.slice(0, j)) {
			s += Math.sign(later.value - earlier.value);
			slopes.push((later.value - earlier.value) / (later.period - earlier.period));
		}
	});
	const ties = tieSizes(known.map(({ value }) => value));
	const weigh = (of: (t: number) => number): number => ties.reduce((sum, t) => sum + of(t), 0);
	const varS = (n * (n - 1) * (2 * n + 5) - weigh((t) => t * (t - 1) * (2 * t + 5))) / 18;
	const z = varS === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(varS);
	const pairs = (n * (n - 1)) / 2;
	const untied = pairs - weigh((t) => (t * (t - 1)) / 2);
	slopes.sort((a, b) => a - b);
	const reach = Z_975 * Math.sqrt(varS);
	return {
		value: {
			...{ s, varS, z },
			p: normalTwoSidedP(z),
			tau: untied === 0 ? null : s / Math.sqrt(untied * pairs),
			slope: (at(slopes, (pairs - 1) / 2, Math.floor) + at(slopes, (pairs - 1) / 2, Math.ceil)) / 2,
			slopeCi95: [
				at(slopes, (pairs - reach) / 2 - 1, Math.round),
				at(slopes, (pairs + reach) / 2, Math.round)
			]
		},
		n
	};
}

/** How many values are alike, for each value that occurs. */
function tieSizes(values: readonly number[]): number[] {
	const sizes = new Map<number, number>();
	for (const value of values) sizes.set(value, (sizes.get(value) ?? 0) + 1);
	return [...sizes.values()];
}

function at(sorted: readonly number[], place: number, round: (x: number) => number): number {
	return sorted[Math.min(sorted.length - 1, Math.max(0, round(place)))] ?? NaN;
}
