import type { Estimate } from '../estimate.ts';
import { baselineOf, type Baseline } from './baseline.ts';
import { D2_OF_TWO, drawChart, sigmaOfNeighbours, type ControlChart } from './control-chart.ts';

/** D₄ for moving ranges of two. */
const RANGE_LIMIT = 3.267;

export type XmrChart = ControlChart & {
	/** From one value to the next; null at the first and beside gaps. */
	movingRanges: (number | null)[];
	movingRangeUpper: number;
};

/**
 * Chart of individual values: mean ± 3 · mean moving range / 1.128 (not the rounded 2.66).
 *
 * Unit: that of the values. Range: not clipped.
 * Missing: as `drawChart`; the moving range bridges a gap when the limits are computed, but is not
 * drawn across it.
 * Source: Shewhart (1931); Wheeler (1993), Understanding Variation.
 */
export function xmrChart(
	values: readonly (number | null)[],
	baseline?: Baseline
): Estimate<XmrChart> {
	const behind = baselineOf(values, baseline);
	const centre = behind.reduce((sum, value) => sum + value, 0) / behind.length;
	const sigma = sigmaOfNeighbours(behind);
	const periods = values.map((value) => (value === null ? null : { value, sigma }));
	const chart = drawChart(periods, centre, { baseline });
	if (chart.value === null) return chart;
	const movingRanges = values.map((value, i) => {
		const before = i === 0 ? null : (values[i - 1] ?? null);
		return value === null || before === null ? null : Math.abs(value - before);
	});
	const movingRangeUpper = RANGE_LIMIT * sigma * D2_OF_TWO;
	return { value: { ...chart.value, movingRanges, movingRangeUpper }, n: chart.n };
}
