/**
 * Chart.js with only the parts that the charts use. In the browser it comes when somebody touches a
 * chart: the first picture is drawn by the server.
 */
import {
	BasicPlatform,
	CategoryScale,
	Chart,
	Filler,
	LinearScale,
	LineController,
	LineElement,
	PointElement,
	RadarController,
	RadialLinearScale,
	ScatterController,
	Tooltip
} from 'chart.js';

/** BasicPlatform draws on what is not a canvas of the page. */
export type Library = { Chart: typeof Chart; BasicPlatform: typeof BasicPlatform };

/** Registered when asked for, not when imported: an import that nobody uses can be left out. */
export function chartLibrary(): Library {
	Chart.register(
		CategoryScale,
		Filler,
		LinearScale,
		LineController,
		LineElement,
		PointElement,
		RadarController,
		RadialLinearScale,
		ScatterController,
		Tooltip
	);
	return { Chart, BasicPlatform };
}
