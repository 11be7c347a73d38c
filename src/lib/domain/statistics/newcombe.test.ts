import { describe, expect, test } from 'vitest';
import { expectAllNear, expectNear } from '../../../../tests/support/near.ts';
import { shareDifference } from './newcombe.ts';

describe('difference of two shares', () => {
	// Newcombe (1998), table II, method 10, which prints four digits.
	test.each([
		[56, 70, 48, 80, 0.0524, 0.3339],
		[9, 10, 3, 10, 0.1705, 0.809],
		[6, 7, 2, 7, 0.0582, 0.8062],
		[5, 56, 0, 29, -0.0381, 0.1926],
		[0, 10, 0, 20, -0.1611, 0.2775],
		[10, 10, 0, 10, 0.6075, 1]
	])('%i/%i against %i/%i', (x1, n1, x2, n2, lower, upper) => {
		const { value, n } = shareDifference({ count: x1, n: n1 }, { count: x2, n: n2 });
		expect(n).toBe(n1 + n2);
		expectNear(value?.difference, x1 / n1 - x2 / n2, 1e-15);
		expectAllNear(value?.ci95, [lower, upper], 5.1e-5);
	});

	test('nobody on one side is too few', () => {
		expect(shareDifference({ count: 0, n: 0 }, { count: 3, n: 9 })).toEqual({
			value: null,
			n: 9,
			reason: 'too_few'
		});
	});
});
