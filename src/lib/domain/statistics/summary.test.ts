import { describe, expect, test } from 'vitest';
import { acceptanceCase } from '../../../../tests/support/acceptance-cases.ts';
import { countSums } from '../../../../tests/support/count-numbers.ts';
import { expectNear } from '../../../../tests/support/near.ts';
import { scaledVariance } from './exact-sums.ts';
import { summarize } from './summary.ts';

describe('mean, sd and se from exact sums', () => {
	test('a mean stored as an integer comes back in scale points', () => {
		// 4.4 and 5.2 stored times 60
		const { mean, sd } = summarize(countSums([264, 312]), 60);
		expectNear(mean, 4.8, 1e-12);
		expectNear(sd, Math.sqrt(0.32), 1e-12);
	});

	test('equal answers have a standard deviation of exactly 0', () => {
		const { input, expect: expected } = acceptanceCase<number[][], { mean: number; sd: number }>(
			'AC04',
			'all answers 5'
		);
		expect(summarize(countSums(input.flat()))).toEqual({
			n: 20,
			mean: expected.mean,
			sd: expected.sd,
			se: 0
		});
	});

	test.each([7, 10, 194])('%i times the score 4.4 has no spread, unlike in floats', (n) => {
		const summary = summarize(countSums(Array<number>(n).fill(22 * 12)), 60);
		expect(summary.sd).toBe(0);
		expectNear(summary.mean, 4.4, 1e-15);
	});

	test('a large offset does not eat the variance', () => {
		const {
			input,
			expect: expected,
			tol
		} = acceptanceCase<number[], { variance: number }>('AC09', 'float danger');
		expectNear((summarize(countSums(input)).sd ?? NaN) ** 2, expected.variance, tol);
	});

	test('one respondent has a mean but no spread, and says why', () => {
		const { input, expect: expected } = acceptanceCase<number[][], { mean: number }>('AC04', 'n=1');
		// The respondent's mean of four items, stored times 60.
		const stored = (input.flat().reduce((sum, x) => sum + x, 0) * 60) / 4;
		expect(summarize(countSums([stored]), 60)).toEqual({
			n: 1,
			mean: expected.mean,
			sd: null,
			se: null,
			reason: 'too_few'
		});
	});

	test('nobody has no mean, not the mean 0', () => {
		expect(summarize(countSums([]))).toEqual({
			n: 0,
			mean: null,
			sd: null,
			se: null,
			reason: 'too_few'
		});
	});

	test('sums beyond 2^53 keep every digit', () => {
		const a = 2n ** 54n;
		const exact = { n: 2, sum: String(a + a + 1n), sum_sq: String(a * a + (a + 1n) * (a + 1n)) };
		expect(scaledVariance(exact)).toBe(1n);
	});

	test('sums that belong to no set of numbers are refused', () => {
		expect(() => scaledVariance({ n: 2, sum: '10', sum_sq: '1' })).toThrow(RangeError);
	});
});
