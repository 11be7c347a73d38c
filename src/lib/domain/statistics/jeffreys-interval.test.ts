import { expect, test } from 'vitest';
import { jeffreysInterval } from './jeffreys-interval.ts';

test('lies between the quantiles of Beta(7.5, 13.5): 95 % for 7 of 20', () => {
	const [lower, upper] = jeffreysInterval(7, 20, 0.95).value ?? [NaN, NaN];
	expect(lower).toBeCloseTo(0.17228, 5);
	expect(upper).toBeCloseTo(0.56777, 5);
});

test('11 of 64 lie between 11 % and 26 % with 90 %', () => {
	const [lower, upper] = jeffreysInterval(11, 64, 0.9).value ?? [NaN, NaN];
	expect([lower.toFixed(2), upper.toFixed(2)]).toEqual(['0.11', '0.26']);
});

test('ends where a share ends', () => {
	expect(jeffreysInterval(0, 30, 0.9).value?.[0]).toBe(0);
	expect(jeffreysInterval(0, 30, 0.9).value?.[1]).toBeGreaterThan(0.04);
	expect(jeffreysInterval(30, 30, 0.9).value?.[1]).toBe(1);
});

test('nothing is known from nobody, and impossible counts are refused', () => {
	expect(jeffreysInterval(0, 0, 0.9)).toEqual({ value: null, n: 0, reason: 'too_few' });
	expect(() => jeffreysInterval(3, 2, 0.9)).toThrow(RangeError);
	expect(() => jeffreysInterval(1, 2, 1)).toThrow(RangeError);
});
