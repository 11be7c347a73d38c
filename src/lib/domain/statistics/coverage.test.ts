import { describe, expect, test } from 'vitest';
import { countSums } from '../../../../tests/support/count-numbers.ts';
import { chance } from '../../../../tests/support/servqual-form.ts';
import { hedgesG } from './hedges-g.ts';
import type { Interval } from './interval.ts';
import { mannKendall } from './mann-kendall.ts';
import { shareDifference } from './newcombe.ts';
import { summarize } from './summary.ts';
import { welch } from './welch.ts';

/** Twelve draws added up are as good as normal. */
function normal(next: () => number): number {
	let sum = -6;
	for (let draw = 0; draw < 12; draw += 1) sum += next();
	return sum;
}

/** How often intervals of fresh samples hold the truth. */
function held(rounds: number, truth: number, draw: () => Interval | undefined): number {
	let times = 0;
	for (let round = 0; round < rounds; round += 1) {
		const [lower, upper] = draw() ?? [1, 0];
		if (lower <= truth && truth <= upper) times += 1;
	}
	return times / rounds;
}

describe('95 % intervals hold the truth as often as they say, by simulation', () => {
	test('Welch, with groups of unequal size and spread, in rounded ratings', () => {
		const next = chance(41);
		const sample = (n: number, mean: number, sd: number) =>
			summarize(
				countSums(Array.from({ length: n }, () => Math.round(10 * (mean + sd * normal(next))))),
				10
			);
		const share = held(
			1500,
			-0.4,
			() => welch(sample(12, 4.6, 0.5), sample(30, 5, 1.4)).value?.ci95
		);
		expect(share).toBeGreaterThan(0.93);
		expect(share).toBeLessThan(0.97);
	});

	test("Hedges' g, whose point is unbiased where Cohen's d is not", () => {
		const next = chance(43);
		const sample = (n: number, mean: number) =>
			summarize(
				countSums(Array.from({ length: n }, () => Math.round(1000 * (mean + normal(next))))),
				1000
			);
		let total = 0;
		const rounds = 600;
		const share = held(rounds, 0.8, () => {
			const { value } = hedgesG(sample(6, 0.8), sample(6, 0));
			total += value?.g ?? NaN;
			return value?.ci95;
		});
		expect(share).toBeGreaterThan(0.92);
		expect(share).toBeLessThan(0.985);
		// Cohen's d would come to .8 / J(10) = .867; three standard errors of this simulation are .08.
		expect(Math.abs(total / rounds - 0.8)).toBeLessThan(0.06);
	});

	test('Newcombe, with shares near the end and few people', () => {
		const next = chance(47);
		const count = (n: number, p: number) =>
			Array.from({ length: n }, () => next() < p).filter(Boolean).length;
		const share = held(
			2000,
			0.2,
			() =>
				shareDifference({ count: count(20, 0.95), n: 20 }, { count: count(25, 0.75), n: 25 }).value
					?.ci95
		);
		expect(share).toBeGreaterThan(0.93);
		expect(share).toBeLessThan(0.985);
	});

	test("Sen's slope, and the false alarms of Mann–Kendall", () => {
		const next = chance(53);
		let alarms = 0;
		const rounds = 1000;
		const share = held(rounds, 0, () => {
			const { value } = mannKendall(Array.from({ length: 14 }, () => normal(next)));
			if ((value?.p ?? 1) < 0.05) alarms += 1;
			return value?.slopeCi95;
		});
		expect(share).toBeGreaterThan(0.92);
		expect(share).toBeLessThan(0.985);
		expect(alarms / rounds).toBeGreaterThan(0.02);
		expect(alarms / rounds).toBeLessThan(0.07);
	});
});
