import { describe, expect, test } from 'vitest';
import { gapHistogram, opinions } from './item-counts.ts';

/** Scale 1 to 3: skipped, 1, 2, 3, no opinion; expectations down, perceptions across. */
const COUNTS = [
	[9, 1, 0, 0, 2],
	[0, 4, 3, 0, 0],
	[1, 2, 5, 1, 1],
	[0, 6, 0, 2, 0],
	[0, 0, 1, 0, 7]
];

describe('the table of answer pairs of an item', () => {
	test('gives the histogram of gaps, without skipped and without "no opinion"', () => {
		const gaps = new Map<number, number>();
		for (const { difference, count } of gapHistogram(COUNTS)) {
			gaps.set(difference, (gaps.get(difference) ?? 0) + count);
		}
		expect(Object.fromEntries(gaps)).toEqual({ 0: 11, 1: 4, 2: 0, [-1]: 2, [-2]: 6 });
	});

	test('tells those who rated a column from those without an opinion', () => {
		expect(opinions(COUNTS, 'perception')).toEqual({ rated: 25, withoutOpinion: 10 });
		expect(opinions(COUNTS, 'expectation')).toEqual({ rated: 25, withoutOpinion: 8 });
	});
});
