import { expect, test } from 'vitest';
import { lowAnswerAtMost, lowItemAtMost, lowOverallAtMost } from './low-rating.ts';

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

test('a standard question is low by its own rule, another does not tell', () => {
	const scale = { min: 0, max: 10 };
	expect(lowAnswerAtMost({ preset: 'nps', scale })).toBe(6);
	expect(lowAnswerAtMost({ preset: 'csat', scale: { min: 1, max: 5 } })).toBe(3);
	expect(lowAnswerAtMost({ preset: 'effort', scale: { min: 1, max: 7 } })).toBe(4);
	expect(lowAnswerAtMost({ scale })).toBeNull();
});
