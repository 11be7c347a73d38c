import { describe, expect, test } from 'vitest';
import { expectNear } from '../../../../../tests/support/near.ts';
import { xmrChart } from './xmr-chart.ts';

describe('chart of individual values', () => {
	// Ranges 1, 2, 1, 3, 1, 2, 4: mean 2.
	const VALUES = [10, 11, 9, 10, 13, 12, 10, 14];

	test('limits by hand', () => {
		const { value, n } = xmrChart(VALUES);
		expect(n).toBe(8);
		expectNear(value?.centre, 89 / 8, 1e-14);
		expectNear(value?.points[0]?.upper, 89 / 8 + (3 * 2) / 1.128, 1e-13);
		expectNear(value?.points[0]?.lower, 89 / 8 - (3 * 2) / 1.128, 1e-13);
		expectNear(value?.movingRangeUpper, 3.267 * 2, 1e-13);
		expect(value?.movingRanges).toEqual([null, 1, 2, 1, 3, 1, 2, 4]);
	});

	test('a gap is bridged by the limits and not by the drawn range', () => {
		const { value } = xmrChart([10, 11, null, 9, 10, 13, 12, 10, 14]);
		expectNear(value?.movingRangeUpper, 3.267 * 2, 1e-13);
		expect(value?.movingRanges.slice(0, 5)).toEqual([null, 1, null, null, 1]);
		expect(value?.points[2]?.value).toBeNull();
	});

	test('a frozen baseline judges what comes later', () => {
		const { value } = xmrChart([...VALUES, 30], { from: 0, to: 8 });
		expectNear(value?.centre, 89 / 8, 1e-14);
		expect(value?.points[8]?.z).toBeGreaterThan(3);
	});

	test('short and constant series have no limits', () => {
		expect(xmrChart(VALUES.slice(0, 7)).reason).toBe('too_few');
		expect(xmrChart(Array<number>(9).fill(4.4)).reason).toBe('zero_variance');
		expect(xmrChart([null, null])).toEqual({ value: null, n: 0, reason: 'too_few' });
	});
});
