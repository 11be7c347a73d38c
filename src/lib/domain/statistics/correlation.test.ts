import { describe, expect, test } from 'vitest';
import { acceptanceCase } from '../../../../tests/support/acceptance-cases.ts';
import { countPair } from '../../../../tests/support/count-numbers.ts';
import { expectNear } from '../../../../tests/support/near.ts';
import { pearson } from './correlation.ts';

describe('Pearson correlation from sums', () => {
	test('worked by hand', () => {
		// deviations −1.5 −.5 .5 1.5 and −1.5 −.5 1.5 .5: 4 / sqrt(5 · 5)
		expectNear(pearson(countPair([1, 2, 3, 4], [2, 3, 5, 4])).value, 0.8, 1e-12);
	});

	test('a perfect line is exactly 1 or −1', () => {
		expect(pearson(countPair([1, 2, 7], [3, 5, 15])).value).toBe(1);
		expect(pearson(countPair([1, 4, 7], [7, 4, 1])).value).toBe(-1);
	});

	const trap = acceptanceCase<{ n: number[] }, { sd: number; r: null }>(
		'AC04',
		'PostgreSQL corr()'
	);

	test.each(trap.input.n)('a score of 4.4 given %i times correlates with nothing', (n) => {
		expect(trap.expect.r).toBeNull();
		const constant = Array<number>(n).fill(264);
		const rising = constant.map((_score, i) => i + 1);
		expect(pearson(countPair(constant, rising))).toEqual({
			value: null,
			n,
			reason: 'zero_variance'
		});
	});

	test('one pair is too few', () => {
		expect(pearson(countPair([1], [2]))).toEqual({ value: null, n: 1, reason: 'too_few' });
	});
});
