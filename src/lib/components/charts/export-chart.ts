/** A chart as a file, with its title and what it rests on above it: a picture travels alone. */
import type { ChartConfiguration } from 'chart.js';
import type { ChartLook } from './chart-look.ts';
import { chartLibrary } from './chart-library.ts';
import { drawSvg, still } from './draw-svg.ts';
import { SvgContext } from './svg-context.ts';
import { escapeXml } from './svg-paint.ts';

const MARGIN_PX = 16;
const HEAD_PX = 64;
const TITLE_PX = 16;
const BASIS_PX = 12;
const PIXELS_PER_PX = 2;

export type Picture = {
	title: string;
	basis: string;
	/** Of the chart alone, px. */
	width: number;
	height: number;
	configuration: ChartConfiguration;
	look: ChartLook;
};

type Head = Pick<CanvasRenderingContext2D, 'fillStyle' | 'font' | 'fillText' | 'fillRect'>;

function drawHead(context: Head, { title, basis, width, height, look }: Picture): void {
	context.fillStyle = look.surface;
	context.fillRect(0, 0, width + 2 * MARGIN_PX, height + HEAD_PX + MARGIN_PX);
	context.fillStyle = look.ink;
	context.font = `600 ${TITLE_PX}px ${look.font}`;
	context.fillText(title, MARGIN_PX, MARGIN_PX + TITLE_PX);
	context.fillStyle = look.inkSoft;
	context.font = `${BASIS_PX}px ${look.font}`;
	context.fillText(basis, MARGIN_PX, MARGIN_PX + TITLE_PX + 1.6 * BASIS_PX);
}

export function chartSvg(picture: Picture): string {
	const { title, width, height, configuration } = picture;
	const ruler = document.createElement('canvas').getContext('2d');
	const measure = (text: string, font: string) => {
		if (ruler === null) return text.length * BASIS_PX;
		ruler.font = font;
		return ruler.measureText(text).width;
	};
	const content = drawSvg(configuration, { width, height, measure });
	const head = new SvgContext(width, height, () => 0);
	drawHead(head, picture);
	const whole = { width: width + 2 * MARGIN_PX, height: height + HEAD_PX + MARGIN_PX };
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${whole.width}" height="${whole.height}" viewBox="0 0 ${whole.width} ${whole.height}"><title>${escapeXml(title)}</title>${head.content}<g transform="translate(${MARGIN_PX} ${HEAD_PX})">${content}</g></svg>`;
}

export async function chartPng(picture: Picture): Promise<Blob | null> {
	const { Chart } = chartLibrary();
	const { width, height, configuration } = picture;
	const drawn = document.createElement('canvas');
	drawn.width = width;
	drawn.height = height;
	const chart = new Chart(drawn, still(configuration, PIXELS_PER_PX));
	const whole = document.createElement('canvas');
	whole.width = (width + 2 * MARGIN_PX) * PIXELS_PER_PX;
	whole.height = (height + HEAD_PX + MARGIN_PX) * PIXELS_PER_PX;
	const context = whole.getContext('2d');
	if (context === null) return null;
	context.scale(PIXELS_PER_PX, PIXELS_PER_PX);
	drawHead(context, picture);
	context.drawImage(drawn, MARGIN_PX, HEAD_PX, width, height);
	chart.destroy();
	return new Promise((done) => whole.toBlob(done, 'image/png'));
}

export function saveFile(name: string, content: Blob): void {
	const url = URL.createObjectURL(content);
	const link = Object.assign(document.createElement('a'), { href: url, download: name });
	link.click();
	URL.revokeObjectURL(url);
}
