/**
 * Draws the intervals of a chart: a line with end caps from each lower to each upper bound.
 *
 * A chart brings its numbers as datasets with the ids `value`, `lower` and `upper`; the bounds are
 * never drawn as points, but take part in finding the range of the axis.
 */
import type { Chart, ChartDataset, Plugin } from 'chart.js';
import type { Interval } from '#lib/domain/statistics/interval.ts';

const CAP_PX = 5;

export type ChartPoint = {
	key: string;
	label: string;
	/** null where it cannot be had: the chart shows nothing there. */
	value: number | null;
	ci: Interval | null;
	/** The same in words, as the table says it. */
	text: string;
};

/** Invisible datasets for both ends. A bound that the value lacks is missing as well. */
export function boundsOf(
	points: readonly ChartPoint[]
): [lower: ChartDataset<'line'>, upper: ChartDataset<'line'>] {
	const bound = (id: string, end: 0 | 1): ChartDataset<'line'> => ({
		label: id,
		data: points.map(({ ci }) => ci?.[end] ?? null),
		borderWidth: 0,
		pointRadius: 0,
		pointHitRadius: 0,
		pointHoverRadius: 0
	});
	return [bound('lower', 0), bound('upper', 1)];
}

/** @param isWanted whether the interval of this point is drawn; a band may already show it */
export function whiskers(
	isWanted: (chart: Chart, index: number) => boolean = () => true
): Plugin<'line'> {
	return {
		id: 'whiskers',
		beforeDatasetsDraw(chart) {
			const at = (id: string) => chart.data.datasets.findIndex(({ label }) => label === id);
			const lower = chart.getDatasetMeta(at('lower')).data;
			const upper = chart.getDatasetMeta(at('upper')).data;
			const isAcross = chart.options.indexAxis === 'y';
			const borderColor = chart.data.datasets[at('value')]?.borderColor;
			const { ctx } = chart;
			ctx.save();
			ctx.lineWidth = 2;
			if (typeof borderColor === 'string') ctx.strokeStyle = borderColor;
			ctx.beginPath();
			lower.forEach((from, index) => {
				const to = upper[index];
				// What is missing has an element too, drawn nowhere: it must not get a whisker at 0.
				const isMissing = chart.data.datasets[at('lower')]?.data[index] == null;
				if (!to || isMissing || !isWanted(chart, index)) return;
				for (const end of [from, to]) {
					ctx.moveTo(end.x - (isAcross ? 0 : CAP_PX), end.y - (isAcross ? CAP_PX : 0));
					ctx.lineTo(end.x + (isAcross ? 0 : CAP_PX), end.y + (isAcross ? CAP_PX : 0));
				}
				ctx.moveTo(from.x, from.y);
				ctx.lineTo(to.x, to.y);
			});
			ctx.stroke();
			ctx.restore();
		}
	};
}
