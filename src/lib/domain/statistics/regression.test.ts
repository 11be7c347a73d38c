import { describe, expect, test } from 'vitest';
import { acceptanceCase } from '../../../../tests/support/acceptance-cases.ts';
import { countCross } from '../../../../tests/support/count-numbers.ts';
import { ATTITUDE } from '../../../../tests/support/count-series.ts';
import { expectAllNear, expectNear } from '../../../../tests/support/near.ts';
import { regress } from './regression.ts';

describe('regression and relative weights', () => {
	test('the overall rating of superiors, against R relaimpo', () => {
		type Expected = { eps: number[]; R2: number; std_beta: number[] };
		const { expect: expected, tol } = acceptanceCase<unknown, Expected>(
			'AC10',
			'Johnson relative weights'
		);
		const { value, n } = regress(countCross(ATTITUDE));
		expect(n).toBe(30);
		expectAllNear(value?.relativeWeights, expected.eps, tol);
		expectAllNear(value?.betas, expected.std_beta, tol);
		expectNear(value?.rSquared, expected.R2, tol);
	});

	test('relative weights are not negative and sum to R²', () => {
		const { value } = regress(countCross(ATTITUDE));
		expectNear(
			value?.relativeWeights.reduce((sum, weight) => sum + weight, 0),
			value?.rSquared ?? NaN,
			1e-12
		);
		expect(Math.min(...(value?.betas ?? []))).toBeLessThan(0);
		expect(Math.min(...(value?.relativeWeights ?? []))).toBeGreaterThan(0);
	});

	test('one predictor explains the square of its correlation', () => {
		const { value } = regress(
			countCross([
				[1, 2],
				[2, 3],
				[3, 5],
				[4, 4]
			])
		);
		// r = .8
		expectNear(value?.rSquared, 0.64, 1e-12);
		expectNear(value?.betas[0], 0.8, 1e-12);
		expectNear(value?.relativeWeights[0], 0.64, 1e-12);
	});

	test('uncorrelated predictors weigh the squares of their correlations', () => {
		const { value } = regress(
			countCross([
				[-1, -1, -4],
				[-1, 1, -2],
				[1, -1, 1],
				[1, 1, 5]
			])
		);
		// Outcome: Σy² = 46; Σx₁y = 12, Σx₂y = 6, Σx² = 4 each.
		expectAllNear(value?.relativeWeights, [144 / 184, 36 / 184], 1e-12);
	});

	test('what has no spread, or follows from the others, is named', () => {
		const constant = ATTITUDE.map(([a = 0, b = 0]) => [a, 7, b]);
		const doubled = ATTITUDE.map(([a = 0, b = 0]) => [a, b, 2 * a + b, 100 - b]);
		expect(regress(countCross(constant))).toEqual({ value: null, n: 30, reason: 'zero_variance' });
		expect(regress(countCross(doubled)).reason).toBe('zero_variance');
		expect(regress(countCross(ATTITUDE.slice(0, 7))).reason).toBe('too_few');
		expect(regress(countCross([], 3)).reason).toBe('too_few');
	});
});
