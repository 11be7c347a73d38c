import { expect, test } from 'vitest';
import { isLow, lowItemAtMost, lowOverallAtMost } from './low-rating.ts';

const seven = { min: 1, max: 7 };

test.each([
	[1, 5, 2, 3],
	[1, 7, 3, 4],
	[1, 9, 3, 5],
	[1, 10, 4, 5],
	[0, 10, 3, 5]
])('of %i to %i an item is low up to %i, the whole up to %i', (min, max, item, overall) => {
	expect(lowItemAtMost({ min, max })).toBe(item);
	expect(lowOverallAtMost({ min, max })).toBe(overall);
});

test('one low item or a low overall rating is enough', () => {
	expect(isLow({ items: [7, 3], overall: null }, seven)).toBe(true);
	expect(isLow({ items: [7, 4], overall: 5 }, seven)).toBe(false);
	expect(isLow({ items: [], overall: 4 }, seven)).toBe(true);
});

test('neither "no opinion" nor a skipped item is low', () => {
	expect(isLow({ items: [0, null], overall: null }, seven)).toBe(false);
});
