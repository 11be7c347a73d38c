import jsqr from 'jsqr';
import { expect, test } from 'vitest';
import { drawQr, QUIET_ZONE_MODULES, qrFile } from './qr.ts';

const MODULE_PX = 4;

/** Paints the path of a drawing, as a printer would, and looks at it like a phone. */
function scan(text: string): string | null {
	const { side, path } = drawQr(text);
	const width = side * MODULE_PX;
	const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
	for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
		const [left, top, across] = [x, y, length].map((each) => Number(each) * MODULE_PX) as [
			number,
			number,
			number
		];
		for (let row = top; row < top + MODULE_PX; row += 1) {
			for (let column = left; column < left + across; column += 1) {
				pixels.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3);
			}
		}
	}
	return jsqr(pixels, width, width)?.data ?? null;
}

test.each([
	'https://heed.example.com/f/front-desk',
	'http://127.0.0.1:3000/f/a',
	`https://feedback.a-rather-long-name.example.com/f/${'x'.repeat(63)}`
])('%s can be read from the printed code', (address) => {
	expect(scan(address)).toBe(address);
});

test('the quiet zone stays white on all four sides', () => {
	const { side, path } = drawQr('https://heed.example.com/f/front-desk');
	for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1/g)) {
		expect(Number(x)).toBeGreaterThanOrEqual(QUIET_ZONE_MODULES);
		expect(Number(y)).toBeGreaterThanOrEqual(QUIET_ZONE_MODULES);
		expect(Number(x) + Number(length)).toBeLessThanOrEqual(side - QUIET_ZONE_MODULES);
		expect(Number(y) + 1).toBeLessThanOrEqual(side - QUIET_ZONE_MODULES);
	}
});

test('the file is an SVG with a white ground, and its title cannot break out', () => {
	const file = qrFile('https://heed.test/f/a', '<Front & "desk">');
	expect(file).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
	expect(file).toContain('<title>&#60;Front &#38; &#34;desk&#34;&#62;</title>');
	expect(file).toContain('fill="#fff"');
});
