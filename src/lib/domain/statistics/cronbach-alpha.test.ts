import { describe, expect, test } from 'vitest';
import { acceptanceCase } from '../../../../tests/support/acceptance-cases.ts';
import { countCross } from '../../../../tests/support/count-numbers.ts';
import { expectNear } from '../../../../tests/support/near.ts';
import { scaledCovariance } from './covariance.ts';
import { alphaRaw, alphaStandardized } from './cronbach-alpha.ts';

const of = (rows: readonly (readonly number[])[]) => scaledCovariance(countCross(rows));

describe("Cronbach's alpha", () => {
	test('a constant item leaves raw alpha defined and standardised alpha not', () => {
		const {
			input,
			expect: expected,
			tol
		} = acceptanceCase<number[][], { alpha_raw: number; alpha_std: null }>(
			'AC04',
			'one constant item'
		);
		expectNear(alphaRaw(of(input)).value, expected.alpha_raw, tol);
		expect(alphaStandardized(of(input))).toEqual({
			value: expected.alpha_std,
			n: 4,
			reason: 'zero_variance'
		});
	});

	test('standardised alpha of two items is the Spearman–Brown formula', () => {
		const rows = [
			[1, 2],
			[2, 3],
			[3, 5],
			[4, 4]
		];
		// r = .8: 2r / (1 + r)
		expectNear(alphaStandardized(of(rows)).value, 1.6 / 1.8, 1e-12);
	});

	test('identical items have alpha 1', () => {
		const rows = [
			[2, 2, 2],
			[5, 5, 5],
			[6, 6, 6]
		];
		expect(alphaRaw(of(rows)).value).toBe(1);
		expect(alphaStandardized(of(rows)).value).toBe(1);
	});

	test('a negative alpha is not clipped', () => {
		const rows = [
			[1, 6],
			[4, 5],
			[7, 1]
		];
		expect(alphaRaw(of(rows)).value).toBeLessThan(0);
	});

	test('everybody answered 5: no alpha', () => {
		const { input, expect: expected } = acceptanceCase<number[][], { reason: 'zero_variance' }>(
			'AC04',
			'all answers 5'
		);
		const none = { value: null, n: 5, reason: expected.reason };
		expect(alphaRaw(of(input))).toEqual(none);
		expect(alphaStandardized(of(input))).toEqual(none);
	});

	test('two items that cancel out have no alpha, rather than minus infinity', () => {
		const { input, expect: expected } = acceptanceCase<
			number[][],
			{ alpha_raw: null; reason: string }
		>('AC04', 'two items perfectly negative');
		// The document's word for total_variance_zero is zero_variance.
		expect(expected.reason).toBe('total_variance_zero');
		const none = { value: expected.alpha_raw, n: 3, reason: 'zero_variance' };
		expect(alphaRaw(of(input))).toEqual(none);
		expect(alphaStandardized(of(input))).toEqual(none);
	});

	test('one respondent or one item is too few', () => {
		const { input, expect: expected } = acceptanceCase<number[][], { alpha_raw: null }>(
			'AC04',
			'n=1'
		);
		expect(alphaRaw(of(input))).toEqual({ value: expected.alpha_raw, n: 1, reason: 'too_few' });
		expect(alphaStandardized(of(input)).reason).toBe('too_few');
		expect(alphaRaw(of([[1], [2], [3]]))).toEqual({ value: null, n: 3, reason: 'too_few' });
		expect(alphaStandardized(of([[1], [2], [3]])).reason).toBe('too_few');
	});
});
