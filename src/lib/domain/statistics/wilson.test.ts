import { describe, expect, test } from 'vitest';
import { acceptanceCase } from '../../../../tests/support/acceptance-cases.ts';
import { expectAllNear } from '../../../../tests/support/near.ts';
import { wilsonInterval } from './wilson.ts';

describe('Wilson interval of a share', () => {
	const {
		input,
		expect: expected,
		tol
	} = acceptanceCase<[number, number][], number[][]>('AC10', 'Wilson');

	test.each(input.map(([count, n], i) => ({ count, n, interval: expected[i] ?? [] })))(
		'$count of $n',
		({ count, n, interval }) => {
			expectAllNear(wilsonInterval(count, n).value, interval, tol);
		}
	);

	test('the ends stay within 0 and 1 exactly', () => {
		expect(wilsonInterval(0, 10).value?.[0]).toBe(0);
		expect(wilsonInterval(10, 10).value?.[1]).toBe(1);
	});

	test('0 of 0 is no share', () => {
		expect(wilsonInterval(0, 0)).toEqual({ value: null, n: 0, reason: 'too_few' });
	});

	test('a count above n is refused', () => {
		expect(() => wilsonInterval(6, 5)).toThrow(RangeError);
	});
});
