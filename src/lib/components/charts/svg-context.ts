/**
 * A drawing context that writes SVG: what a chart draws on a canvas, it draws here as shapes and
 * text that stay sharp and can be edited. It knows the calls that Chart.js and our own plugins make;
 * nothing it draws is scaled.
 */
import { attributes, escapeXml, fontOf, opaque, round } from './svg-paint.ts';
import type { SvgPath } from './svg-path.ts';

type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** Width of a text in a font, px: a canvas knows, this does not. */
export type Measure = (text: string, font: string) => number;

const UNMOVED: Matrix = [1, 0, 0, 1, 0, 0];
const FULL_TURN = 2 * Math.PI;
const ANCHORS: Record<string, string> = { center: 'middle', right: 'end', end: 'end' };
/** How far the baseline lies below the named line, in parts of the size of the letters. */
const DROPS: Record<string, number> = { middle: 0.35, top: 0.8, hanging: 0.8, bottom: -0.2 };
const SETTINGS = [
	'fillStyle',
	'strokeStyle',
	'lineWidth',
	'lineCap',
	'lineJoin',
	'lineDashOffset',
	'globalAlpha',
	'font',
	'textAlign',
	'textBaseline'
] as const;

type Own = { matrix: Matrix; clip: string | null; dash: readonly number[] };

export class SvgContext {
	fillStyle = '#000';
	strokeStyle = '#000';
	lineWidth = 1;
	lineCap = 'butt';
	lineJoin = 'miter';
	lineDashOffset = 0;
	globalAlpha = 1;
	font = '10px sans-serif';
	textAlign = 'start';
	textBaseline = 'alphabetic';

	readonly canvas: { width: number; height: number; style: object; getContext: () => SvgContext };
	readonly #measure: Measure;
	readonly #name: string;
	#own: Own = { matrix: UNMOVED, clip: null, dash: [] };
	readonly #saved: { settings: object; own: Own }[] = [];
	#path = '';
	readonly #shapes: string[] = [];
	readonly #clips: string[] = [];

	/** @param name goes before the names of its parts: two drawings on one page must not share any */
	constructor(width: number, height: number, measure: Measure, name = '') {
		this.canvas = { width, height, style: {}, getContext: () => this };
		this.#measure = measure;
		this.#name = name;
	}

	/** What was drawn, without the svg element around it. */
	get content(): string {
		const clips = this.#clips.map(
			(d, i) => `<clipPath id="${this.#name}clip${i}"><path d="${d}"/></clipPath>`
		);
		return `<defs>${clips.join('')}</defs>${this.#shapes.join('')}`;
	}

	save(): void {
		const settings = Object.fromEntries(SETTINGS.map((key) => [key, this[key]]));
		this.#saved.push({ settings, own: { ...this.#own } });
	}
	restore(): void {
		const last = this.#saved.pop();
		if (last === undefined) return;
		Object.assign(this, last.settings);
		this.#own = last.own;
	}
	translate(x: number, y: number): void {
		this.#turn([1, 0, 0, 1, x, y]);
	}
	rotate(angle: number): void {
		this.#turn([Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0]);
	}
	/** A canvas scales by its pixels here; a drawing has none. */
	setTransform(): void {
		this.#own.matrix = UNMOVED;
	}
	resetTransform(): void {
		this.#own.matrix = UNMOVED;
	}
	setLineDash(dash: readonly number[]): void {
		this.#own.dash = [...dash];
	}
	getLineDash(): number[] {
		return [...this.#own.dash];
	}

	beginPath(): void {
		this.#path = '';
	}
	closePath(): void {
		if (this.#path !== '') this.#path += 'Z';
	}
	moveTo(x: number, y: number): void {
		this.#path += `M${this.#at(x, y)}`;
	}
	lineTo(x: number, y: number): void {
		this.#path += `${this.#path === '' ? 'M' : 'L'}${this.#at(x, y)}`;
	}
	quadraticCurveTo(cx: number, cy: number, x: number, y: number): void {
		this.#path += `Q${this.#at(cx, cy)} ${this.#at(x, y)}`;
	}
	bezierCurveTo(ax: number, ay: number, bx: number, by: number, x: number, y: number): void {
		this.#path += `C${this.#at(ax, ay)} ${this.#at(bx, by)} ${this.#at(x, y)}`;
	}
	rect(x: number, y: number, width: number, height: number): void {
		const corners = [
			this.#at(x, y),
			this.#at(x + width, y),
			this.#at(x + width, y + height),
			this.#at(x, y + height)
		];
		this.#path += `M${corners.join('L')}Z`;
	}
	arc(x: number, y: number, radius: number, from: number, to: number, isBack = false): void {
		const sweep = isBack ? from - to : to - from;
		const isFull = sweep >= FULL_TURN - 1e-9;
		const turned = isFull ? FULL_TURN : ((sweep % FULL_TURN) + FULL_TURN) % FULL_TURN;
		const point = (share: number): [number, number] => {
			const angle = from + (isBack ? -1 : 1) * turned * share;
			return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
		};
		this.lineTo(...point(0));
		// In two halves: one arc cannot end where it began.
		for (const share of [0.5, 1]) {
			this.#path += `A${round(radius)} ${round(radius)} 0 0 ${isBack ? 0 : 1} ${this.#at(...point(share))}`;
		}
	}
	clip(): void {
		this.#clips.push(this.#path);
		this.#own.clip = `${this.#name}clip${this.#clips.length - 1}`;
	}

	fill(): void {
		if (this.#path === '') return;
		this.#shape(`<path d="${this.#path}"${this.#paint('fill', this.fillStyle)}`);
	}
	stroke(path?: SvgPath): void {
		if (path !== undefined) {
			this.#path = '';
			path.replay(this);
		}
		if (this.#path === '' || this.lineWidth <= 0) return;
		this.#shape(`<path d="${this.#path}" fill="none"${this.#line()}`);
	}
	fillRect(x: number, y: number, width: number, height: number): void {
		this.#apart(x, y, width, height, () => this.fill());
	}
	strokeRect(x: number, y: number, width: number, height: number): void {
		this.#apart(x, y, width, height, () => this.stroke());
	}
	clearRect(): void {
		// Every drawing starts on an empty sheet.
	}

	measureText(text: string): { width: number } {
		return { width: this.#measure(text, this.font) };
	}
	fillText(text: string, x: number, y: number): void {
		this.#text(text, x, y, this.#paint('fill', this.fillStyle));
	}
	/** The halo behind letters. */
	strokeText(text: string, x: number, y: number): void {
		this.#text(text, x, y, ` fill="none"${this.#line()}`);
	}

	#turn([a, b, c, d, e, f]: Matrix): void {
		const [m0, m1, m2, m3, m4, m5] = this.#own.matrix;
		this.#own.matrix = [
			m0 * a + m2 * b,
			m1 * a + m3 * b,
			m0 * c + m2 * d,
			m1 * c + m3 * d,
			m0 * e + m2 * f + m4,
			m1 * e + m3 * f + m5
		];
	}
	#at(x: number, y: number): string {
		const [a, b, c, d, e, f] = this.#own.matrix;
		return `${round(a * x + c * y + e)} ${round(b * x + d * y + f)}`;
	}
	#apart(x: number, y: number, width: number, height: number, draw: () => void): void {
		const path = this.#path;
		this.#path = '';
		this.rect(x, y, width, height);
		draw();
		this.#path = path;
	}
	#paint(what: 'fill' | 'stroke', style: string): string {
		const { color, opacity } = opaque(style);
		const through = round(opacity * this.globalAlpha);
		return ` ${what}="${escapeXml(color)}"${through < 1 ? ` ${what}-opacity="${through}"` : ''}`;
	}
	#line(): string {
		return (
			this.#paint('stroke', this.strokeStyle) +
			attributes({
				'stroke-width': [round(this.lineWidth), 1],
				'stroke-linecap': [this.lineCap, 'butt'],
				'stroke-linejoin': [this.lineJoin, 'miter'],
				'stroke-dasharray': [this.#own.dash.map(round).join(' '), ''],
				// A canvas ignores what is no number; Chart.js relies on it.
				'stroke-dashoffset': [round(this.lineDashOffset) || 0, 0]
			})
		);
	}
	#shape(shape: string): void {
		const { clip } = this.#own;
		this.#shapes.push(`${shape}${clip === null ? '' : ` clip-path="url(#${clip})"`}/>`);
	}
	#text(text: string, x: number, y: number, paint: string): void {
		const size = Number(/([\d.]+)px/.exec(this.font)?.[1] ?? 10);
		// The baseline is reckoned here: programs disagree about the named ones.
		const place = this.#at(x, y + size * (DROPS[this.textBaseline] ?? 0));
		const [left, top] = place.split(' ');
		const turn = this.#own.matrix.slice(0, 4).map(round).join(' ');
		const at =
			turn === '1 0 0 1' ? `x="${left}" y="${top}"` : `transform="matrix(${turn} ${place})"`;
		const anchor = attributes({ 'text-anchor': [ANCHORS[this.textAlign] ?? 'start', 'start'] });
		this.#shapes.push(
			`<text ${at} ${fontOf(this.font)}${anchor}${paint}>${escapeXml(text)}</text>`
		);
	}
}
