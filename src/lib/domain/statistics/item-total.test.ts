import { describe, expect, test } from 'vitest';
import { acceptanceCase } from '../../../../tests/support/acceptance-cases.ts';
import { countCross } from '../../../../tests/support/count-numbers.ts';
import { expectNear } from '../../../../tests/support/near.ts';
import { scaledCovariance } from './covariance.ts';
import { itemTotalCorrelations } from './item-total.ts';

const of = (rows: readonly (readonly number[])[]) =>
	itemTotalCorrelations(scaledCovariance(countCross(rows)));

describe('corrected item-total correlation', () => {
	test('a constant item has none, the others correlate with the rest', () => {
		const {
			input,
			expect: expected,
			tol
		} = acceptanceCase<number[][], { item_total_3: null }>('AC04', 'one constant item');
		const [first, second, third] = of(input);
		expectNear(first?.value, 0.8, tol);
		expectNear(second?.value, 0.8, tol);
		expect(third).toEqual({ value: expected.item_total_3, n: 4, reason: 'zero_variance' });
	});

	test('equal answers have none at all', () => {
		const { input, expect: expected } = acceptanceCase<number[][], { item_total: null[] }>(
			'AC04',
			'all answers 5'
		);
		expect(of(input).map(({ value }) => value)).toEqual(expected.item_total);
	});

	test('an item keyed the wrong way round is negative', () => {
		const [, , wrong] = of([
			[1, 2, 7],
			[3, 3, 5],
			[6, 7, 2]
		]);
		expect(wrong?.value).toBeLessThan(0);
	});

	test('one item or one respondent is too few', () => {
		expect(of([[1], [2]])).toEqual([{ value: null, n: 2, reason: 'too_few' }]);
		expect(of([[1, 2]])[0]?.reason).toBe('too_few');
	});
});
