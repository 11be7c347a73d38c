import { describe, expect, test } from 'vitest';
import { acceptanceCase } from '../../../../tests/support/acceptance-cases.ts';
import { countCross } from '../../../../tests/support/count-numbers.ts';
import { expectNear } from '../../../../tests/support/near.ts';
import { alphaIfDeleted } from './alpha-if-deleted.ts';
import { scaledCovariance } from './covariance.ts';

describe('alpha if an item is deleted', () => {
	test('without the constant item alpha rises to 8/9', () => {
		const {
			input,
			expect: expected,
			tol
		} = acceptanceCase<number[][], { alpha_if_deleted_3: number }>('AC04', 'one constant item');
		const deleted = alphaIfDeleted(scaledCovariance(countCross(input)));
		expect(deleted).toHaveLength(3);
		expectNear(deleted[2]?.value, expected.alpha_if_deleted_3, tol);
	});

	test('two items leave one, which has no alpha', () => {
		const rows = [
			[1, 2],
			[2, 3],
			[3, 5]
		];
		expect(alphaIfDeleted(scaledCovariance(countCross(rows)))).toEqual([
			{ value: null, n: 3, reason: 'too_few' },
			{ value: null, n: 3, reason: 'too_few' }
		]);
	});
});
