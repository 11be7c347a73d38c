import { describe, expect, test } from 'vitest';
import { acceptanceCase } from '../../../../tests/support/acceptance-cases.ts';
import { netPromoterScore, type Promoters } from './net-promoter-score.ts';

describe('net promoter score', () => {
	test('equals the worked case, with its interval', () => {
		const {
			input,
			expect: expected,
			tol
		} = acceptanceCase<Promoters[], { nps: number; ci95: [number, number] }[]>('AC10', 'NPS');
		const { value, n } = netPromoterScore(input[0] as Promoters);
		expect(n).toBe(250);
		expect(value?.score).toBe(expected[0]?.nps);
		for (const end of [0, 1] as const) {
			expect(Math.abs((value?.ci95[end] ?? NaN) - (expected[0]?.ci95[end] ?? NaN))).toBeLessThan(
				tol
			);
		}
	});

	test('of few answers has an interval that borrows three', () => {
		// 6, 3 and 1 of 10: p = 6.75/13, d = 1.75/13.
		const { value } = netPromoterScore({ promoters: 6, passives: 3, detractors: 1 });
		const [p, d] = [6.75 / 13, 1.75 / 13];
		const half = 195.9963984540054 * Math.sqrt((p + d - (p - d) ** 2) / 13);
		expect(value?.score).toBe(50);
		expect(value?.ci95[0]).toBeCloseTo(100 * (p - d) - half, 9);
		expect(value?.ci95[1]).toBeCloseTo(100 * (p - d) + half, 9);
	});

	test('is uncertain even when everybody is of one kind, and stays within its range', () => {
		const { value } = netPromoterScore({ promoters: 40, passives: 0, detractors: 0 });
		expect(value?.score).toBe(100);
		expect(value?.ci95[0]).toBeLessThan(100);
		expect(value?.ci95[1]).toBe(100);
	});

	test('of nobody is missing', () => {
		expect(netPromoterScore({ promoters: 0, passives: 0, detractors: 0 })).toEqual({
			...{ value: null, n: 0, reason: 'too_few' }
		});
	});
});
