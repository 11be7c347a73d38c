import { describe, expect, test } from 'vitest';
import { leadTimeOf, weeklyBins } from './lead-time.ts';

describe('lead time', () => {
	test('median and quartiles as R gives them', () => {
		// quantile(c(1, 2, 2, 9, 20, 41), c(.25, .5, .75)) = 2, 5.5, 17.25
		const counts = [
			{ days: 41, n: 1 },
			{ days: 2, n: 2 },
			{ days: 1, n: 1 },
			{ days: 20, n: 1 },
			{ days: 9, n: 1 }
		];
		expect(leadTimeOf(counts)).toEqual({ value: { median: 5.5, q1: 2, q3: 17.25 }, n: 6 });
	});

	test('four complaints are too few', () => {
		expect(leadTimeOf([{ days: 3, n: 4 }])).toEqual({ value: null, n: 4, reason: 'too_few' });
		expect(leadTimeOf([])).toEqual({ value: null, n: 0, reason: 'too_few' });
	});

	test('weeks keep their empty neighbours, and nobody is lost', () => {
		const bins = weeklyBins([
			{ days: 0, n: 2 },
			{ days: 6, n: 1 },
			{ days: 21, n: 4 }
		]);
		expect(bins.map(({ n }) => n)).toEqual([3, 0, 0, 4]);
		expect(bins[3]).toEqual({ from: 21, to: 27, n: 4 });
		expect(weeklyBins([])).toEqual([]);
	});
});
