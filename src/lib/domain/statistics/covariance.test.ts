import { describe, expect, test } from 'vitest';
import { countCross } from '../../../../tests/support/count-numbers.ts';
import { covarianceMatrix, scaledCovariance } from './covariance.ts';

const ROWS = [
	[1, 2, 5],
	[2, 3, 5],
	[3, 5, 5],
	[4, 4, 5]
];

describe('covariance from cross products', () => {
	test('worked by hand', () => {
		const { value, n } = covarianceMatrix(countCross(ROWS));
		expect(n).toBe(4);
		expect(value).toEqual([
			[20 / 12, 16 / 12, 0],
			[16 / 12, 20 / 12, 0],
			[0, 0, 0]
		]);
	});

	test('leaving a respondent out equals never having counted them', () => {
		const all = countCross(ROWS);
		const last = countCross(ROWS.slice(3));
		const erased = {
			n: all.n - last.n,
			sums: all.sums.map((sum, i) => String(BigInt(sum) - BigInt(last.sums[i] ?? ''))),
			cross: all.cross.map((row, i) =>
				row.map((sum, j) => String(BigInt(sum) - BigInt(last.cross[i]?.[j] ?? '')))
			)
		};
		expect(scaledCovariance(erased)).toEqual(scaledCovariance(countCross(ROWS.slice(0, 3))));
	});

	test('one respondent has no covariance', () => {
		expect(covarianceMatrix(countCross([[1, 2]]))).toEqual({
			value: null,
			n: 1,
			reason: 'too_few'
		});
	});

	test('a matrix that is not square is refused', () => {
		expect(() => scaledCovariance({ n: 2, sums: ['1', '2'], cross: [['1', '2']] })).toThrow(
			RangeError
		);
	});
});
