import { describe, expect, test } from 'vitest';
import { expectAllNear } from '../../../../tests/support/near.ts';
import { feldtInterval } from './feldt-interval.ts';

describe("Feldt's interval of alpha", () => {
	test('the worked example of Feldt, Woodruff & Salih (1987)', () => {
		const interval = feldtInterval({ value: 0.79, n: 41 }, 26, 0.9);
		// The printed upper limit is one off in its last digit: 1 − .21 · F(.05; 40, 1000) = .8616145.
		expectAllNear(interval.value, [0.704676, 0.861615], 1e-6);
		expectAllNear(interval.value, [0.7046759614862, 0.8616144525849], 1e-12);
	});

	test.each([
		[10, 0.5, 0.94],
		[30, 0.66, 0.89],
		[100, 0.73, 0.86],
		[400, 0.77, 0.83]
	])('alpha .80 of five items from %i respondents', (n, lower, upper) => {
		expectAllNear(feldtInterval({ value: 0.8, n }, 5).value, [lower, upper], 0.006);
	});

	test('no alpha, no interval, for the same reason', () => {
		const alpha = { value: null, n: 9, reason: 'zero_variance' } as const;
		expect(feldtInterval(alpha, 4)).toEqual(alpha);
	});

	test('one respondent or one item is too few', () => {
		expect(feldtInterval({ value: 0.8, n: 1 }, 5).reason).toBe('too_few');
		expect(feldtInterval({ value: 0.8, n: 50 }, 1).reason).toBe('too_few');
	});
});
