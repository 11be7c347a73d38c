/** Small pieces of SVG text. */

const COLOR = /^#([0-9a-f]{6})([0-9a-f]{2})$/i;
const RGBA = /^rgba?\(\s*([\d.]+)[\s,]+([\d.]+)[\s,]+([\d.]+)[\s,/]+([\d.]+)\s*\)$/i;
/** A token of the page's style, and how much of it shows: "color-mix(in srgb, var(--accent) 16%, transparent)". */
const VEIL = /^color-mix\(in srgb, (.+) ([\d.]+)%, transparent\)$/;
/** Letters of the font that the page around the drawing has. */
const INHERITED = /^(?:(\w+) )?([\d.]+)px inherit$/;
const DIGITS = 100;

/** A colour and how much of it shows, 0–1: not every program reads "#0b5a6029". */
export function opaque(style: string): { color: string; opacity: number } {
	const [, hex, alpha] = COLOR.exec(style) ?? [];
	if (hex !== undefined && alpha !== undefined) {
		return { color: `#${hex}`, opacity: parseInt(alpha, 16) / 255 };
	}
	const [, red, green, blue, share] = RGBA.exec(style) ?? [];
	if (share !== undefined) {
		return { color: `rgb(${red},${green},${blue})`, opacity: Number(share) };
	}
	const [, token, percent] = VEIL.exec(style) ?? [];
	if (token !== undefined) return { color: token, opacity: Number(percent) / 100 };
	return style === 'transparent' ? { color: 'none', opacity: 1 } : { color: style, opacity: 1 };
}

/** The letters of a text as attributes: "600 12px inherit" keeps the family of the page. */
export function fontOf(font: string): string {
	const [, weight, size] = INHERITED.exec(font) ?? [];
	if (size === undefined) return `style="font:${escapeXml(font)}"`;
	return `font-size="${size}"${weight === undefined ? '' : ` font-weight="${weight}"`}`;
}

/** Attributes with a space before each; what is as it is anyway is left out. */
export function attributes(
	given: Record<string, readonly [value: string | number, usual: string | number]>
): string {
	return Object.entries(given)
		.filter(([, [value, usual]]) => value !== usual)
		.map(([name, [value]]) => ` ${name}="${value}"`)
		.join('');
}

/** To a hundredth of a pixel. */
export function round(value: number): number {
	return Math.round(value * DIGITS) / DIGITS;
}

export function escapeXml(text: string): string {
	const entities: Record<string, string> = {
		'&': '&amp;',
		'<': '&lt;',
		'>': '&gt;',
		'"': '&quot;'
	};
	return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
