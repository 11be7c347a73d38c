/** The promises of the style sheet: small, readable in both themes, the two dark blocks alike. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const MAXIMUM_BYTES = 6 * 1024;
const TEXT_CONTRAST = 4.5;
const GRAPHIC_CONTRAST = 3;

const css = readFileSync(new URL('./app.css', import.meta.url), 'utf8');
const light = tokensOf(':root {');
const darkBySystem = tokensOf(":root:not([data-theme='light']) {");
const darkByChoice = tokensOf(":root[data-theme='dark'] {");

const STATES = ['info', 'success', 'warning', 'danger'];
const BANDS = ['low', 'watch', 'amber', 'red', 'must_act'];
const DIMENSIONS = ['tangibles', 'reliability', 'responsiveness', 'assurance', 'empathy'];

const ON_GROUNDS = ['paper', 'surface', 'sunken'].flatMap((ground) =>
	['ink', 'ink-soft', 'accent', 'danger'].map((text): [string, string] => [text, ground])
);
const TEXT_PAIRS: [string, string][] = [
	...ON_GROUNDS,
	...[...STATES, ...BANDS].map((name): [string, string] => [name, `${name}-wash`]),
	...STATES.map((name): [string, string] => ['ink', `${name}-wash`]),
	['on-accent', 'accent'],
	['on-accent', 'accent-deep'],
	['accent', 'wash'],
	['ink', 'wash']
];
const GRAPHIC_PAIRS: [string, string][] = [
	['edge', 'paper'],
	['edge', 'surface'],
	...DIMENSIONS.flatMap((name): [string, string][] => [
		[name, 'surface'],
		[name, 'paper']
	])
];

test('the base style sheet is small enough to travel inside every page', () => {
	expect(Buffer.byteLength(css)).toBeLessThan(MAXIMUM_BYTES);
});

test('dark by choice is the same as dark by system', () => {
	expect(darkByChoice).toEqual(darkBySystem);
	expect(darkBySystem.size).toBeGreaterThan(30);
});

describe.each([
	['light', light],
	['dark', new Map([...light, ...darkBySystem])]
])('in the %s theme', (_, tokens) => {
	test.each(TEXT_PAIRS)('%s can be read on %s', (text, ground) => {
		expect(contrast(tokens, text, ground)).toBeGreaterThanOrEqual(TEXT_CONTRAST);
	});

	test.each(GRAPHIC_PAIRS)('%s can be seen on %s', (graphic, ground) => {
		expect(contrast(tokens, graphic, ground)).toBeGreaterThanOrEqual(GRAPHIC_CONTRAST);
	});
});

function tokensOf(selector: string): Map<string, string> {
	const start = css.indexOf(selector);
	const block = css.slice(start, css.indexOf('}', start));
	const found = block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{3,6});/g);
	return new Map([...found].map(([, name = '', colour = '']) => [name, colour]));
}

/** WCAG 2.2 contrast ratio of two tokens. */
function contrast(tokens: Map<string, string>, one: string, other: string): number {
	const [a, b] = [luminance(tokens.get(one) ?? ''), luminance(tokens.get(other) ?? '')];
	return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance(colour: string): number {
	const long = colour.length === 4 ? colour.replace(/[0-9a-f]/g, '$&$&') : colour;
	const [red = NaN, green = NaN, blue = NaN] = [1, 3, 5].map((at) => {
		const channel = Number.parseInt(long.slice(at, at + 2), 16) / 255;
		return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
