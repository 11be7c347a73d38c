/**
 * Chart.js with only the parts that the charts use. Loaded after the page stands: the tables and
 * the filter do not wait for it.
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

/** BasicPlatform draws on what is not a canvas of the page. */
export { BasicPlatform, Chart };
