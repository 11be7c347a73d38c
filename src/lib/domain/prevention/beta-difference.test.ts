import { describe, expect, test } from 'vitest';
import { expectNear } from '../../../../tests/support/near.ts';
import { betaDifference } from './beta-difference.ts';

describe('difference of two beta variables', () => {
	test('of two uniform ones is a triangle', () => {
		const { mean, atMost, quantile } = betaDifference({ a: 1, b: 1 }, { a: 1, b: 1 });
		expect(mean).toBe(0);
		for (const d of [-0.8, -0.3, 0, 0.25, 0.9]) {
			const exact = d < 0 ? (1 + d) ** 2 / 2 : 1 - (1 - d) ** 2 / 2;
			expectNear(atMost(d), exact, 1e-4);
		}
		expectNear(quantile(0.05), -(1 - Math.sqrt(0.1)), 1e-4);
		expectNear(quantile(0.95), 1 - Math.sqrt(0.1), 1e-4);
	});

	test('P(first > second) agrees with the closed sum for whole parameters', () => {
		// Miller (2015), "Formulas for Bayesian A/B testing": a finite sum of beta functions.
		const [a1, b1, a2, b2] = [13, 69, 17, 145];
		const logBeta = (a: number, b: number) => lg(a) + lg(b) - lg(a + b);
		let better = 0;
		for (let i = 0; i < a1; i += 1) {
			better += Math.exp(
				logBeta(a2 + i, b1 + b2) - Math.log(b1 + i) - logBeta(1 + i, b1) - logBeta(a2, b2)
			);
		}
		const { atMost } = betaDifference({ a: a1, b: b1 }, { a: a2, b: b2 });
		expectNear(1 - atMost(0), better, 1e-4);
	});

	test('of large samples is close to normal', () => {
		const { mean, quantile } = betaDifference({ a: 2000, b: 8000 }, { a: 1000, b: 9000 });
		const sd = Math.sqrt((0.2 * 0.8 + 0.1 * 0.9) / 10001);
		expectNear(quantile(0.95), mean + 1.6449 * sd, 5e-5);
	});

	test('a parameter of 0 is refused', () => {
		expect(() => betaDifference({ a: 0, b: 1 }, { a: 1, b: 1 })).toThrow(RangeError);
	});
});

/** Logarithm of (x − 1)!, for whole x. */
function lg(x: number): number {
	let sum = 0;
	for (let i = 2; i < x; i += 1) sum += Math.log(i);
	return sum;
}
