import { describe, expect, test } from 'vitest';
import { baseRateChart, type MonthOfComplaints } from './base-rate-chart.ts';

const months = (complaints: readonly (number | null)[], n = 400): MonthOfComplaints[] =>
	complaints.map((count, at) => ({
		month: `20${25 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
		...(count === null ? { n: 0, complaints: 0 } : { n, complaints: count })
	}));
const STEADY = [40, 36, 45, 38, 41, 39, 44, 37, 42, 40, 35, 43];

describe('the base rate', () => {
	test('is steady while months differ as chance has it', () => {
		const chart = baseRateChart(months(STEADY));
		expect(chart).toMatchObject({ verdict: 'steady', known: 12, isProvisional: false });
		expect(chart.centre).toBeCloseTo(0.1, 10);
		expect(chart.baseline).toEqual([0, 11]);
		expect(chart.months[0]).toMatchObject({ month: '2025-01', n: 400, share: 0.1, isOut: false });
	});

	test('is out when the latest month lies beyond the limits of the first twelve', () => {
		const chart = baseRateChart(months([...STEADY, 95]));
		expect(chart).toMatchObject({ verdict: 'out', baseline: [0, 11] });
		expect(chart.centre).toBeCloseTo(0.1, 10);
		expect(chart.months.at(-1)).toMatchObject({ isOut: true });
	});

	test('is steady again after a month that was out', () => {
		expect(baseRateChart(months([...STEADY, 95, 41])).verdict).toBe('steady');
	});

	test('has shifted when months stay on one side for long, none of them out by itself', () => {
		const chart = baseRateChart(months([...STEADY, 44, 45, 44, 46, 44, 45, 43, 44, 45, 46, 44]));
		expect(chart.months.some(({ isOut }) => isOut)).toBe(false);
		expect(chart.verdict).toBe('shifted');
	});

	test('is not judged below eight months; months without anybody are gaps', () => {
		const seven = baseRateChart(months([40, null, 36, 45, null, 38, 41, 39, 44]));
		expect(seven).toMatchObject({ verdict: 'too_few', known: 7, centre: null, baseline: null });
		expect(seven.months[1]).toMatchObject({ share: null, lower: null, upper: null });
		expect(baseRateChart(months([40, null, 36, 45, null, 38, 41, 39, 44, 37])).verdict).toBe(
			'steady'
		);
		expect(baseRateChart([])).toMatchObject({ verdict: 'too_few', known: 0, months: [] });
	});

	test('says nothing where nobody complained', () => {
		expect(baseRateChart(months(STEADY.map(() => 0))).verdict).toBe('too_few');
	});
});
