import { describe, expect, test } from 'vitest';
import { acceptanceCase } from '../../../../tests/support/acceptance-cases.ts';
import { expectNear } from '../../../../tests/support/near.ts';
import { weightedGap } from './weighted-gap.ts';

describe('weighted gap of a respondent', () => {
	test('the published dimension gaps with points 11/32/22/19/16', () => {
		const {
			input,
			expect: expected,
			tol
		} = acceptanceCase<
			{ dimension_gaps: Record<string, number>; weights: Record<string, number> },
			{ weighted: number }
		>('AC01', 'same with 11/32/22/19/16');
		const { value } = weightedGap(
			Object.values(input.dimension_gaps),
			Object.values(input.weights)
		);
		expectNear(value, expected.weighted, tol);
	});

	test.each([
		['sum 100', 'as_given'],
		['sum 110', 'renormalized']
	] as const)('points that %s are %s', (name, weights) => {
		const {
			input,
			expect: expected,
			tol
		} = acceptanceCase<{ w: number[]; gap: number[] }, { weighted: number }>('AC06', name);
		const result = weightedGap(input.gap, input.w);
		expectNear(result.value, expected.weighted, tol);
		expect(result.weights).toBe(weights);
	});

	test('points that are all 0, negative or incomplete are invalid', () => {
		const { input, expect: expected } = acceptanceCase<(number | null)[][], null[]>(
			'AC06',
			'sum 0 / negative'
		);
		const results = input.map((weights) => weightedGap([-1, -2.4, -2, -1, -3], weights));
		expect(results.map(({ value }) => value)).toEqual(expected);
		expect(results.map(({ weights }) => weights)).toEqual(['invalid', 'invalid', 'invalid']);
	});

	test('a missing dimension gap is not counted as 0, whatever its weight', () => {
		expect(weightedGap([null, -1], [0, 100])).toEqual({ value: null, weights: 'as_given' });
	});

	test('a weight without a dimension is refused', () => {
		expect(() => weightedGap([-1], [50, 50])).toThrow(RangeError);
	});
});
