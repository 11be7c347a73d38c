import { describe, expect, test } from 'vitest';
import { acceptanceCase } from '../../../../tests/support/acceptance-cases.ts';
import { expectAllNear } from '../../../../tests/support/near.ts';
import { holm } from './holm.ts';

describe('Holm adjustment', () => {
	test('the worked family, in the order it came', () => {
		const { input, expect: expected, tol } = acceptanceCase<number[], number[]>('AC10', 'Holm');
		expectAllNear(holm(input), expected, tol);
	});

	test('a p that could not be had stays null and makes the family smaller', () => {
		expect(holm([0.02, null, 0.5])).toEqual([0.04, null, 0.5]);
	});

	test('nothing exceeds 1', () => {
		expect(holm([0.9, 0.8])).toEqual([1, 1]);
	});

	test('an empty family is empty', () => {
		expect(holm([])).toEqual([]);
	});
});
