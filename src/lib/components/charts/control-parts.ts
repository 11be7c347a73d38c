/** What a control chart draws beside its line: limits as steps, and marks of events. */
import type { ChartDataset, Plugin } from 'chart.js';
import type { ChartLook } from './chart-look.ts';

export type ControlPoint = {
	key: string;
	label: string;
	/** null where it cannot be had: the line breaks there. */
	value: number | null;
	/** Control limits of this point; null where there are none. */
	lower: number | null;
	upper: number | null;
	/** A rule fired here: drawn as a diamond. */
	isHit: boolean;
	/** The same in words, as the table says it. */
	text: string;
};

/** A number on the axis of a chart; the list below the chart says what it stands for. */
export type AxisMark = { place: number; number: number };

const MARK_PX = 16;

/** The two limits, each as a line of steps: every month has limits of its own. */
export function limitsOf(points: readonly ControlPoint[], look: ChartLook): ChartDataset<'line'>[] {
	return (['lower', 'upper'] as const).map((end) => ({
		label: end,
		data: points.map((point) => point[end]),
		stepped: 'middle' as const,
		borderColor: look.edge,
		borderWidth: 1.5,
		borderDash: [2, 3],
		pointRadius: 0,
		pointHitRadius: 0,
		pointHoverRadius: 0,
		spanGaps: false
	}));
}

/** The centre line: solid over the months it was calculated from, dashed where it only judges. */
export function centreOf(
	points: readonly ControlPoint[],
	centre: number | null,
	baseline: readonly [first: number, last: number] | null,
	look: ChartLook
): ChartDataset<'line'> {
	const [first, last] = baseline ?? [0, points.length - 1];
	return {
		label: 'centre',
		data: points.map(() => centre),
		borderColor: look.inkSoft,
		borderWidth: 1.5,
		segment: {
			borderDash: ({ p0DataIndex, p1DataIndex }: { p0DataIndex: number; p1DataIndex: number }) =>
				p0DataIndex >= first && p1DataIndex <= last ? undefined : [7, 4]
		},
		pointRadius: 0,
		pointHitRadius: 0,
		pointHoverRadius: 0
	};
}

/** A thin line through the chart for each event, with its number in a box at the top. */
export function eventMarks(marks: readonly AxisMark[], look: ChartLook): Plugin<'line'> {
	return {
		id: 'eventMarks',
		afterDatasetsDraw({ ctx, chartArea, scales }) {
			const axis = scales['x'];
			if (axis === undefined) return;
			ctx.save();
			ctx.font = `600 11px ${look.font}`;
			ctx.textAlign = 'center';
			ctx.textBaseline = 'middle';
			const stacked = new Map<number, number>();
			for (const { place, number } of marks) {
				const x = axis.getPixelForValue(place);
				const level = stacked.get(place) ?? 0;
				stacked.set(place, level + 1);
				const top = chartArea.top + level * (MARK_PX + 2);
				ctx.strokeStyle = look.ink;
				ctx.lineWidth = 1;
				// Of two events in a month the first draws the line.
				if (level === 0) {
					ctx.setLineDash([1, 3]);
					ctx.beginPath();
					ctx.moveTo(x, top + MARK_PX);
					ctx.lineTo(x, chartArea.bottom);
					ctx.stroke();
					ctx.setLineDash([]);
				}
				ctx.fillStyle = look.surface;
				ctx.fillRect(x - MARK_PX / 2, top, MARK_PX, MARK_PX);
				ctx.strokeRect(x - MARK_PX / 2, top, MARK_PX, MARK_PX);
				ctx.fillStyle = look.ink;
				ctx.fillText(String(number), x, top + MARK_PX / 2 + 0.5);
			}
			ctx.restore();
		}
	};
}
