import { expect, test } from 'vitest';
import { calibrationInTheLarge } from './calibration-in-the-large.ts';

test('tells whether as many came as were expected', () => {
	expect(calibrationInTheLarge(400, 10, 11.4)).toMatchObject({ verdict: 'fits' });
	expect(calibrationInTheLarge(400, 10, 4.7).verdict).toBeNull();
	expect(calibrationInTheLarge(400, 25, 12).verdict).toBe('more');
	expect(calibrationInTheLarge(400, 0, 6).verdict).toBe('fewer');
});

test('carries ratio and interval', () => {
	const { ratio, ci95 } = calibrationInTheLarge(900, 10, 20);
	expect(ratio).toBe(0.5);
	expect(ci95?.[0]).toBeCloseTo(4.795 / 20, 4);
	expect(ci95?.[1]).toBeCloseTo(18.39 / 20, 3);
});

test('of few expected complaints nothing is said, with the counts beside it', () => {
	expect(calibrationInTheLarge(30, 2, 1.5)).toEqual({
		...{ n: 30, observed: 2, expected: 1.5, ratio: null, ci95: null, verdict: null }
	});
});
