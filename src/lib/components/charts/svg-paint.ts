/** Small pieces of SVG text. */

const COLOR = /^#([0-9a-f]{6})([0-9a-f]{2})$/i;
const RGBA = /^rgba?\(\s*([\d.]+)[\s,]+([\d.]+)[\s,]+([\d.]+)[\s,/]+([\d.]+)\s*\)$/i;
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
	return style === 'transparent' ? { color: 'none', opacity: 1 } : { color: style, opacity: 1 };
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
