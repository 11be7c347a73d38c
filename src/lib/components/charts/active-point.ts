/** The point of a live chart that is talked about: larger, and with its words beside it. */
import type { Chart } from 'chart.js';

/** How many points can be walked through: those of the first row of values. */
export function countPoints({ data }: Chart): number {
	return data.labels?.length ?? data.datasets[0]?.data.length ?? 0;
}

export function showPoint(chart: Chart, at: number): void {
	const [element] = chart.getDatasetMeta(0).data.slice(at);
	const active = [{ datasetIndex: 0, index: at }];
	chart.setActiveElements(active);
	chart.tooltip?.setActiveElements(active, { x: element?.x ?? 0, y: element?.y ?? 0 });
	chart.update('none');
}

export function showNone(chart: Chart): void {
	chart.setActiveElements([]);
	chart.tooltip?.setActiveElements([], { x: 0, y: 0 });
	chart.update('none');
}
