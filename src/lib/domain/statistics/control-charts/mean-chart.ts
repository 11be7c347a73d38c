import { unavailable, type Estimate } from '../estimate.ts';
import type { Summary } from '../summary.ts';
import { baselineOf, type Baseline } from './baseline.ts';
import { drawChart, type ControlChart } from './control-chart.ts';

/**
 * Chart of period means with unequal n, widened like Laney's p′ by how much periods really differ:
 * m̄ ± 3 · s_p/√n_i · σ_z, m̄ the mean of all answers of the baseline, s_p pooled within its periods.
 *
 * With many answers per period the plain limits (`isOverdispersed: false`) flag almost every month:
 * people within a month differ less from each other than months do for a hundred reasons.
 *
 * Unit: that of the means. Range: not clipped to the rating scale.
 * Missing: a period without a mean is a gap, one without a spread adds nothing to s_p; as
 * `drawChart`.
 * Source: our own transfer of Laney (2002), Quality Engineering 14(4), from shares to means.
 */
export function meanChart(
	periods: readonly Summary[],
	{
		baseline,
		isOverdispersed = true
	}: { baseline?: Baseline | undefined; isOverdispersed?: boolean } = {}
): Estimate<ControlChart> {
	const behind = baselineOf(periods, baseline).flatMap(({ n, mean, sd }) =>
		mean === null ? [] : [{ n, mean, sd: sd ?? 0 }]
	);
	const total = behind.reduce((sum, { n }) => sum + n, 0);
	const freedom = behind.reduce((sum, { n }) => sum + n - 1, 0);
	if (freedom < 1) return unavailable('too_few', behind.length);
	const centre = behind.reduce((sum, { n, mean }) => sum + n * mean, 0) / total;
	const within = Math.sqrt(behind.reduce((sum, { n, sd }) => sum + (n - 1) * sd ** 2, 0) / freedom);
	return drawChart(
		periods.map(({ n, mean }) =>
			mean === null ? null : { value: mean, sigma: within / Math.sqrt(n) }
		),
		centre,
		{ baseline, isOverdispersed }
	);
}
