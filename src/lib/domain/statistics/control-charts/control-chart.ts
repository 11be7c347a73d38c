import { unavailable, type Estimate } from '../estimate.ts';
import { baselineOf, isProvisional, LIMITS_FROM_PERIODS, type Baseline } from './baseline.ts';

/** One period; every number is null where the period has no value. */
export type ChartPoint = {
	value: number | null;
	lower: number | null;
	upper: number | null;
	/** Distance from the centre in the chart's own sigma, for the rules. */
	z: number | null;
};

export type ControlChart = {
	centre: number;
	/**
	 * How much wider than the plain chart the limits are drawn (Laney's σ_z); 1 on plain charts. Far
	 * above 1, periods differ by more than chance within them explains.
	 */
	dispersion: number;
	points: ChartPoint[];
	/** Fewer than twelve periods stand behind the limits: they will still move. */
	isProvisional: boolean;
};

/** What a kind of chart knows about one period. */
export type Period = { readonly value: number; readonly sigma: number };

/** Constant between the mean moving range of two and the standard deviation: d₂ = 2/√π, rounded as usual. */
export const D2_OF_TWO = 1.128;

/** Limits lie at this many sigma. */
export const LIMIT_SIGMAS = 3;

/** Mean absolute difference of neighbours over d₂: a sigma that slow drifts do not widen. */
export function sigmaOfNeighbours(values: readonly number[]): number {
	const steps = values.slice(1).map((value, i) => Math.abs(value - (values[i] ?? NaN)));
	return steps.reduce((sum, step) => sum + step, 0) / steps.length / D2_OF_TWO;
}

/**
 * Draws the limits centre ± 3 · dispersion · sigma of each period.
 *
 * With `isOverdispersed` the dispersion is Laney's σ_z over the baseline, else 1.
 *
 * Unit: that of the values. Range: limits are cut at the ends of `range`, since no share lies beyond.
 * Missing: periods without a value stay without limits and are left out of every calculation; null
 * below eight periods in the baseline (`too_few`) and when the sigma is 0 (`zero_variance`). n counts
 * the periods of the baseline.
 * Source: Shewhart (1931), Economic Control of Quality of Manufactured Product; Laney (2002),
 * Quality Engineering 14(4).
 */
export function drawChart(
	periods: readonly (Period | null)[],
	centre: number,
	{
		baseline,
		range = [-Infinity, Infinity],
		isOverdispersed = false
	}: { baseline: Baseline | undefined; range?: [number, number]; isOverdispersed?: boolean }
): Estimate<ControlChart> {
	const behind = baselineOf(periods, baseline);
	const n = behind.length;
	if (n < LIMITS_FROM_PERIODS) return unavailable('too_few', n);
	if (behind.some(({ sigma }) => sigma === 0)) return unavailable('zero_variance', n);
	const z = behind.map(({ value, sigma }) => (value - centre) / sigma);
	const dispersion = isOverdispersed ? sigmaOfNeighbours(z) : 1;
	if (dispersion === 0) return unavailable('zero_variance', n);
	const points = periods.map((period): ChartPoint => {
		if (period === null) return { value: null, lower: null, upper: null, z: null };
		const sigma = period.sigma * dispersion;
		return {
			value: period.value,
			lower: Math.max(range[0], centre - LIMIT_SIGMAS * sigma),
			upper: Math.min(range[1], centre + LIMIT_SIGMAS * sigma),
			z: (period.value - centre) / sigma
		};
	});
	return { value: { centre, dispersion, points, isProvisional: isProvisional(n) }, n };
}
