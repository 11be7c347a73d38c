import type { ChartConfiguration } from 'chart.js';
import { describe, expect, test } from 'vitest';
import type { ChartLook } from './chart-look.ts';
import { drawPictures } from './first-picture.ts';
import { linearAxis, nameAxis } from './linear-axis.ts';
import { cssHeight, PICTURE_WIDTHS, pictureSizes } from './picture-size.ts';

const LABELS = ['Reliability <1>', '有形性'];

function configure(look: ChartLook): ChartConfiguration {
	return {
		type: 'line',
		data: {
			labels: LABELS,
			datasets: [
				{ data: [-0.8, -0.5], borderColor: look.accent, pointBackgroundColor: look.accentVeil }
			]
		},
		options: {
			scales: { x: nameAxis(look, false), y: linearAxis(look, 'Gap', (value) => `${value}`, true) }
		}
	};
}

const draw = (isHalf: boolean) => drawPictures(configure, pictureSizes({ rem: 20 }, isHalf), 's1');
const pictures = (drawn: string) => drawn.match(/<svg.*?<\/svg>/gs) ?? [];

describe('the first picture of a chart', () => {
	test('is drawn for each width, and each knows when it is shown', () => {
		const all = pictures(draw(false));
		expect(all).toHaveLength(PICTURE_WIDTHS.length);
		expect(all[0]).toMatch(/viewBox="0 0 294 320".* class=" below-450"/);
		expect(all[1]).toMatch(/viewBox="0 0 450 320".* class="from-450 below-670"/);
		expect(all[3]).toMatch(/viewBox="0 0 930 320".* class="from-930 "/);
		expect(pictures(draw(true))).toHaveLength(2);
	});

	test('has its words as text, and a point for every number', () => {
		for (const picture of pictures(draw(true))) {
			expect(picture).toContain('>Reliability &lt;1&gt;</text>');
			expect(picture).toContain('>有形性</text>');
			expect(picture).toContain('>Gap</text>');
			// A circle is two halves.
			expect(
				picture.match(/<path d="M[^"]*A[^"]*A[^"]*"[^>]*fill="var\(--accent\)"/g)
			).toHaveLength(2);
			expect(picture).not.toMatch(/NaN|undefined|Infinity/);
		}
	});

	test('takes every colour and the font from the page around it', () => {
		const drawn = draw(false);
		const colors = drawn.match(/(?:fill|stroke)="[^"]*"/g) ?? [];
		expect(colors.length).toBeGreaterThan(20);
		for (const color of colors) expect(color).toMatch(/"(?:none|var\(--[a-z-]+\))"/);
		expect(drawn).toContain('fill-opacity="0.16"');
		expect(drawn).not.toContain('style=');
	});

	test('shares no name with another chart or another width', () => {
		const names = [...draw(false).matchAll(/ id="([^"]+)"/g)].map(([, name]) => name);
		expect(names.length).toBeGreaterThan(0);
		expect(new Set(names).size).toBe(names.length);
		for (const name of names) expect(name).toMatch(/^s1-\d+-clip\d+$/);
	});
});

describe('the size of a picture', () => {
	test('is that of the plot: so many rem, but no more than a part of the window', () => {
		expect(cssHeight({ rem: 24 })).toBe('24rem');
		expect(cssHeight({ rem: 24, vw: 85 })).toBe('min(24rem, 85vw)');
		expect(pictureSizes({ rem: 24, vw: 85 }, true)).toEqual([
			{ width: 294, height: 306, below: 450 },
			{ width: 450, height: 384, below: null }
		]);
	});

	test('comes in fewer widths for a long list', () => {
		expect(pictureSizes({ rem: 600 }, false)).toEqual([
			{ width: 294, height: 9600, below: 670 },
			{ width: 670, height: 9600, below: null }
		]);
	});
});
