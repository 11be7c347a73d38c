/**
 * The picture of a chart as it stands in the page before any script runs: drawn by Chart.js on the
 * server, once for each width, in the colours and the font of whatever page it stands in.
 */
import type { ChartConfiguration } from 'chart.js';
import { PAGE_LOOK, type ChartLook } from './chart-look.ts';
import { drawSvg } from './draw-svg.ts';
import type { PictureSize } from './picture-size.ts';
import { textWidth } from './text-width.ts';

/** @param id tells this chart from the others of the page */
export function drawPictures(
	configure: (look: ChartLook) => ChartConfiguration,
	sizes: readonly PictureSize[],
	id: string
): string {
	return sizes
		.map(({ width, height, below }, index) => {
			const configuration = configure(PAGE_LOOK);
			const content = drawSvg(configuration, {
				width,
				height,
				measure: textWidth,
				name: `${id}-${width}-`
			});
			const from = index === 0 ? '' : `from-${width}`;
			const until = below === null ? '' : `below-${below}`;
			// The live chart will fill all the room: what hangs on the left edge stays where it is.
			const place = configuration.type === 'radar' ? 'xMidYMid' : 'xMinYMid';
			return `<svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="${place}" class="${from} ${until}" aria-hidden="true">${content}</svg>`;
		})
		.join('');
}
