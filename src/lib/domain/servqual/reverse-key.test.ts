import { describe, expect, test } from 'vitest';
import { reverseKey } from './reverse-key.ts';

describe('reverse key', () => {
	test('turns the scale round', () => {
		const scale = { min: 1, max: 7 };
		expect([1, 2, 4, 7].map((rating) => reverseKey(rating, scale))).toEqual([7, 6, 4, 1]);
	});

	test('knows scales that start at 0', () => {
		expect(reverseKey(10, { min: 0, max: 10 })).toBe(0);
	});

	test('a missing answer stays missing', () => {
		expect(reverseKey(null, { min: 1, max: 7 })).toBeNull();
	});
});
