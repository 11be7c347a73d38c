import { describe, expect, test } from 'vitest';
import { AUTOMATIC, MANUAL } from '../../../../tests/support/count-series.ts';
import { countSums } from '../../../../tests/support/count-numbers.ts';
import { expectAllNear, expectNear } from '../../../../tests/support/near.ts';
import { summarize } from './summary.ts';
import { welch } from './welch.ts';

const of = (...values: number[]) => summarize(countSums(values));

describe("Welch's t test", () => {
	test('fuel economy by gearbox (R, mtcars): t = -3.7671, df = 18.332, p = .001374', () => {
		const { value, n } = welch(AUTOMATIC, MANUAL);
		expect(n).toBe(32);
		// The further digits: scipy.stats.ttest_ind(equal_var=False).
		expectNear(value?.t, -3.767123145144923, 1e-12);
		expectNear(value?.df, 18.332251638400464, 1e-11);
		expectNear(value?.p, 0.0013736383330710362, 1e-14);
		expectAllNear(value?.ci95, [-11.280194355040159, -3.2096841874699544], 1e-10);
	});

	test('equal groups have the degrees of freedom of the pooled test', () => {
		expectNear(welch(of(1, 2, 3, 4), of(2, 3, 4, 5)).value?.df, 6, 1e-12);
	});

	test('a constant group does not stop the comparison, two do', () => {
		expectNear(welch(of(5, 5, 5), of(3, 4, 5)).value?.df, 2, 1e-12);
		expect(welch(of(5, 5), of(4, 4))).toEqual({ value: null, n: 4, reason: 'zero_variance' });
	});

	test('one value in a group is too few', () => {
		expect(welch(of(5), of(4, 3))).toEqual({ value: null, n: 3, reason: 'too_few' });
		expect(welch(of(), of(4, 3)).reason).toBe('too_few');
	});
});
