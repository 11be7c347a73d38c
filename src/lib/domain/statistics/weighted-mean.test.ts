import { describe, expect, test } from 'vitest';
import { acceptanceCase } from '../../../../tests/support/acceptance-cases.ts';
import { countSums } from '../../../../tests/support/count-numbers.ts';
import { expectAllNear, expectNear } from '../../../../tests/support/near.ts';
import { summarize } from './summary.ts';
import { tInterval } from './t-interval.ts';
import { weightedMean } from './weighted-mean.ts';

const group = (weight: number, ...values: number[]) => ({ weight, sums: countSums(values) });

describe('weighted mean', () => {
	test('the worked case', () => {
		type Input = { x: number[]; w: number[] };
		type Expected = { mean: number; n_eff: number; se: number };
		const {
			input,
			expect: expected,
			tol
		} = acceptanceCase<Input, Expected>('AC10', 'weighted mean');
		const { value, n } = weightedMean(input.x.map((x, i) => group(input.w[i] ?? NaN, x)));
		expect(n).toBe(4);
		expectNear(value?.mean, expected.mean, tol);
		expectNear(value?.effectiveN, expected.n_eff, tol);
		expectNear(value?.se, expected.se, tol);
		expectNear(value?.designEffect, 4 / expected.n_eff, tol);
	});

	test('groups that share a weight may be counted together', () => {
		const one = weightedMean([group(1, 3), group(1, 5), group(1, 4), group(2.5, 7), group(2.5, 6)]);
		const together = weightedMean([group(1, 3, 5, 4), group(2.5, 7, 6)]);
		// numpy, straight from the definition.
		expectNear(together.value?.mean, 5.5625, 1e-14);
		expectNear(together.value?.se, 0.6765541551881444, 1e-14);
		expectNear(together.value?.effectiveN, 4.129032258064516, 1e-14);
		expectNear(one.value?.se, together.value?.se ?? NaN, 1e-14);
	});

	test('equal weights give the ordinary mean and t interval, whatever the weight', () => {
		const values = [12, 9, 14, 14, 7, 11];
		const plain = tInterval(summarize(countSums(values), 2));
		const { value } = weightedMean([group(3, ...values)], 2);
		expectNear(value?.designEffect, 1, 1e-14);
		expectAllNear(value?.ci95, plain.ci ?? [], 1e-12);
	});

	test('equal answers, few answers and impossible weights', () => {
		expect(weightedMean([group(1, 44, 44), group(0.1, 44)]).reason).toBe('zero_variance');
		expect(weightedMean([group(1, 5), group(2)])).toEqual({ value: null, n: 1, reason: 'too_few' });
		expect(() => weightedMean([group(0, 5), group(1, 4)])).toThrow(RangeError);
	});

	test('the intervals hold the truth as often as they say, by simulation', () => {
		let state = 20261126;
		const next = () => (state = (state * 48271) % 2147483647) / 2147483647;
		// A population of 30 % loyal (mean 6) and 70 % others (mean 4); the loyal answer far more.
		const rating = (mean: number) => Math.round(mean - 1.5 + 3 * next());
		const rounds = 1000;
		let [held, total] = [0, 0];
		for (let round = 0; round < rounds; round += 1) {
			const loyal = Array.from({ length: 60 }, () => rating(6));
			const others = Array.from({ length: 40 }, () => rating(4));
			const { value } = weightedMean([group(0.3 / 0.6, ...loyal), group(0.7 / 0.4, ...others)]);
			total += value?.mean ?? NaN;
			if (value && value.ci95[0] <= 4.6 && 4.6 <= value.ci95[1]) held += 1;
		}
		expect(Math.abs(total / rounds - 4.6)).toBeLessThan(0.02);
		// The strata are fixed here, so the linearised error is on the safe side.
		expect(held / rounds).toBeGreaterThan(0.94);
	});
});
