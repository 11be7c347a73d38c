import { describe, expect, test } from 'vitest';
import { countCross } from '../../../../tests/support/count-numbers.ts';
import { ATTITUDE } from '../../../../tests/support/count-series.ts';
import { expectNear } from '../../../../tests/support/near.ts';
import { scaledCovariance } from './covariance.ts';
import { alphaRaw } from './cronbach-alpha.ts';
import { omegaTotal } from './omega-total.ts';

const questions = (...places: number[]) =>
	countCross(ATTITUDE.map((row) => places.map((place) => row[place] ?? NaN)));

describe('omega total', () => {
	test('three items have a solution in closed form: λ₁² = s₁₂ s₁₃ / s₂₃', () => {
		const { value, n } = omegaTotal(questions(0, 2, 3));
		expect(n).toBe(30);
		expectNear(value, 0.8356857266294089, 1e-10);
	});

	test.each([
		[[0, 1, 2, 3], 0.8413971852464378],
		[[0, 1, 2, 3, 4, 5], 0.8274245179779902]
	])('questions %j of the attitude survey, against numpy', (places, reference) => {
		expectNear(omegaTotal(questions(...places)).value, reference, 1e-9);
	});

	test('does not depend on the unit of an item, and is not below alpha here', () => {
		const products = questions(0, 1, 2, 3);
		const { value } = omegaTotal(products);
		expect(value).toBeGreaterThan(alphaRaw(scaledCovariance(products)).value ?? NaN);
		const tenfold = countCross(ATTITUDE.map((row) => row.slice(0, 4).map((rating) => 10 * rating)));
		expectNear(omegaTotal(tenfold).value, value ?? NaN, 1e-9);
	});

	test('a Heywood case has no omega', () => {
		// λ₁² = s₁₂ s₁₃ / s₂₃ = .9 · .9 / .5 > 1: more than the item varies.
		const rows = [
			[1, 1, 1],
			[2, 2, 3],
			[3, 4, 2],
			[4, 3, 5],
			[5, 6, 4],
			[6, 5, 7],
			[7, 9, 5],
			[8, 6, 9]
		];
		expect(omegaTotal(countCross(rows))).toEqual({ value: null, n: 8, reason: 'zero_variance' });
	});

	test('identical items and items without anything in common end in no number, not in NaN', () => {
		const identical = ATTITUDE.map(([a = 0]) => [a, a, a]);
		expect(omegaTotal(countCross(identical)).reason).toBe('zero_variance');
		const unrelated = [-1, 1].flatMap((a) => [-1, 1].flatMap((b) => [-1, 1].map((c) => [a, b, c])));
		const { value } = omegaTotal(countCross(unrelated));
		expect(value === null || Number.isFinite(value)).toBe(true);
	});

	test('two items, few people and a constant item', () => {
		expect(omegaTotal(questions(0, 1))).toEqual({ value: null, n: 30, reason: 'too_few' });
		expect(omegaTotal(countCross(ATTITUDE.slice(0, 4).map((row) => row.slice(0, 3)))).reason).toBe(
			'too_few'
		);
		const constant = ATTITUDE.map(([a = 0, b = 0]) => [a, b, 5]);
		expect(omegaTotal(countCross(constant)).reason).toBe('zero_variance');
	});
});
