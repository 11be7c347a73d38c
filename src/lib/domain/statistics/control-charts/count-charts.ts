import type { Estimate } from '../estimate.ts';
import { baselineOf, type Baseline } from './baseline.ts';
import { drawChart, type ControlChart, type Period } from './control-chart.ts';

/** How many of how many in one period; n = 0 where nothing was observed. */
export type Counted = { readonly count: number; readonly n: number };

type ChartOptions = {
	baseline?: Baseline | undefined;
	/** Laney's p′ and u′: limits widened by how much periods really differ. */
	isOverdispersed?: boolean;
};

/**
 * Chart of shares, p, or p′ with `isOverdispersed`: p̄ ± 3 √(p̄(1 − p̄)/n_i) · σ_z.
 *
 * Unit: share, 0–1. Range: limits are cut at 0 and 1.
 * Missing: a period with n = 0 is a gap; as `drawChart`. No limits while p̄ is 0 or 1.
 * Source: Shewhart (1931); Laney (2002), Quality Engineering 14(4).
 */
export function shareChart(
	periods: readonly Counted[],
	{ baseline, isOverdispersed = false }: ChartOptions = {}
): Estimate<ControlChart> {
	const centre = pooled(periods, baseline);
	return drawChart(
		periods.map(({ count, n }) => period(count, n, Math.sqrt((centre * (1 - centre)) / n))),
		centre,
		{ baseline, range: [0, 1], isOverdispersed }
	);
}

/**
 * Chart of rates, u, or u′ with `isOverdispersed`: ū ± 3 √(ū/n_i) · σ_z, such as complaints per
 * hundred contacts.
 *
 * Unit: events per unit of n. Range: the lower limit is cut at 0.
 * Missing: a period with n = 0 is a gap; as `drawChart`. No limits while ū is 0.
 * Source: Shewhart (1931); Laney (2002), Quality Engineering 14(4).
 */
export function rateChart(
	periods: readonly Counted[],
	{ baseline, isOverdispersed = false }: ChartOptions = {}
): Estimate<ControlChart> {
	const centre = pooled(periods, baseline);
	return drawChart(
		periods.map(({ count, n }) => period(count, n, Math.sqrt(centre / n))),
		centre,
		{ baseline, range: [0, Infinity], isOverdispersed }
	);
}

function period(count: number, n: number, sigma: number): Period | null {
	return n === 0 ? null : { value: count / n, sigma };
}

function pooled(periods: readonly Counted[], baseline: Baseline | undefined): number {
	const behind = baselineOf(periods, baseline);
	const counts = behind.reduce((sum, { count }) => sum + count, 0);
	return counts / behind.reduce((sum, { n }) => sum + n, 0);
}
