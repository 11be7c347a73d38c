import { describe, expect, test } from 'vitest';
import { expectAllNear } from '../../../../tests/support/near.ts';
import { inverse, solveLinear, symmetricEigen } from './linear-algebra.ts';

describe('linear algebra', () => {
	test('eigenvalues come from small to large, each with its vector of length 1', () => {
		const rows = [
			[2, 1, 0],
			[1, 2, 0],
			[0, 0, 5]
		];
		const { values, vectors } = symmetricEigen(rows);
		expectAllNear(values, [1, 3, 5], 1e-14);
		vectors.forEach((vector, i) => {
			const product = rows.map((row) => row.reduce((sum, x, j) => sum + x * (vector[j] ?? NaN), 0));
			expectAllNear(
				product,
				vector.map((x) => x * (values[i] ?? NaN)),
				1e-14
			);
			expect(Math.hypot(...vector)).toBeCloseTo(1, 14);
		});
	});

	test('a solution and an inverse, where there is one', () => {
		const rows = [
			[4, 2],
			[2, 3]
		];
		expectAllNear(solveLinear(rows, [10, 9]), [1.5, 2], 1e-14);
		expectAllNear(inverse(rows)?.flat(), [0.375, -0.25, -0.25, 0.5], 1e-14);
	});

	test('a singular matrix has none', () => {
		const singular = [
			[1, 2],
			[2, 4]
		];
		expect(solveLinear(singular, [1, 1])).toBeNull();
		expect(inverse(singular)).toBeNull();
	});
});
