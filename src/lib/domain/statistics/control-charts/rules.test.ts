import { describe, expect, test } from 'vitest';
import { acceptanceCase } from '../../../../../tests/support/acceptance-cases.ts';
import { nelson, westernElectric, type RuleHits } from './rules.ts';

type Worked = { z: number[]; nelson: Record<string, number[]>; we?: Record<string, number[]> };

/** Rules that hit, at places from 1 as the cases count them. */
const hit = (found: RuleHits<number>) =>
	Object.fromEntries(
		Object.entries(found).flatMap(([rule, places]) =>
			places.length === 0 ? [] : [[rule, places.map((place) => place + 1)]]
		)
	);

describe('rules for control charts', () => {
	const { expect: worked } = acceptanceCase<unknown, Worked[]>('AC11', 'Nelson / Western Electric');

	test.each(worked)('$z', ({ z, nelson: expected, we }) => {
		expect(hit(nelson(z))).toEqual(expected);
		if (we) expect(hit(westernElectric(z))).toEqual(we);
	});

	test('Western Electric: the limits and the two zones', () => {
		expect(hit(westernElectric([0, 3.01, 0]))).toEqual({ 1: [2] });
		expect(hit(westernElectric([-2.1, 0.5, -2.2, 0]))).toEqual({ 2: [3] });
		expect(hit(westernElectric([1.2, 1.2, -0.5, 1.2, 1.2, 0]))).toEqual({ 3: [5] });
	});

	test('a pattern is completed by a point of its own side', () => {
		expect(hit(nelson([2.1, 2.1, 0]))).toEqual({ 5: [2] });
		expect(hit(nelson([2.1, 2.1, -2.1]))).toEqual({ 5: [2] });
	});

	test('a gap neither completes nor breaks a pattern, and places count it', () => {
		expect(nelson([0.5, 0.5, 0.5, null, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5])[2]).toEqual([9]);
	});

	test('points on the centre line stand on no side', () => {
		expect(hit(nelson(Array<number>(12).fill(0)))).toEqual({});
	});

	test('eight beyond one sigma on one side only are a shift, not a mixture', () => {
		const found = nelson([1.1, 1.2, 1.1, 1.2, 1.1, 1.2, 1.1, 1.2]);
		expect(found[8]).toEqual([]);
		expect(found[6]).not.toEqual([]);
	});
});
