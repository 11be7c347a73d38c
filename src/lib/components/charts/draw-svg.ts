/** Chart.js draws a configuration as SVG, in the browser as on the server. */
import type { ChartConfiguration } from 'chart.js';
import { chartLibrary } from './chart-library.ts';
import { SvgContext, type Measure } from './svg-context.ts';
import { withReadablePaths } from './svg-path.ts';

type Sheet = {
	/** px */
	width: number;
	height: number;
	measure: Measure;
	/** Tells the parts of this drawing from those of others on the same page. */
	name?: string;
};

/** Nothing moves or answers, and the size is the one asked for. */
export function still(configuration: ChartConfiguration, pixels: number): ChartConfiguration {
	return {
		...configuration,
		options: {
			...configuration.options,
			animation: false,
			responsive: false,
			devicePixelRatio: pixels,
			events: []
		}
	};
}

/** What is drawn, without the svg element around it. */
export function drawSvg(
	configuration: ChartConfiguration,
	{ width, height, measure, name }: Sheet
): string {
	const { Chart, BasicPlatform } = chartLibrary();
	const context = new SvgContext(width, height, measure, name);
	// Chart.js asks its platform for a context and only ever calls what the drawing knows.
	const sheet = context.canvas as unknown as HTMLCanvasElement;
	withReadablePaths(() => {
		new Chart(sheet, { ...still(configuration, 1), platform: BasicPlatform }).destroy();
	});
	return context.content;
}
