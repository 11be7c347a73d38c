import { describe, expect, test } from 'vitest';
import { runAnalysis } from './run-rules.ts';

const alternating = (n: number): number[] => Array.from({ length: n }, (_none, i) => i % 2);

describe('run rules for short series', () => {
	// Anhøj & Olesen (2014), table 1.
	test.each([
		[10, 6, 2],
		[12, 7, 3],
		[15, 7, 4],
		[18, 7, 5],
		[20, 7, 6],
		[22, 7, 7],
		[24, 8, 8]
	])('limits at %i useful values: run %i, crossings %i', (n, run, crossings) => {
		const { value } = runAnalysis(alternating(n), 0.5);
		expect(value).toMatchObject({ longestRunLimit: run, crossingsLimit: crossings });
	});

	test('limits of long series, which underflow if 2^-n is taken as a number', () => {
		// scipy.stats.binom.ppf(.05, 2000, .5)
		expect(runAnalysis(alternating(2001), 0.5).value?.crossingsLimit).toBe(963);
	});

	test('a shift of level shows in one long run and a single crossing', () => {
		const shifted = [1, 2, 1, 2, 1, 2, 1, 8, 9, 8, 9, 8, 9, 8];
		const { value, n } = runAnalysis(shifted);
		expect(n).toBe(14);
		expect(value).toEqual({
			median: 5,
			useful: 14,
			longestRun: 7,
			longestRunLimit: 7,
			crossings: 1,
			crossingsLimit: 4,
			isShifted: true
		});
	});

	test('values on the median and gaps do not count', () => {
		const series = [1, 3, 2, 3, 1, null, 2, 3, 1, 3, 1, 1, 3, 1, 3];
		const { value } = runAnalysis(series);
		expect(value).toMatchObject({ median: 2, useful: 12, longestRun: 2, isShifted: false });
	});

	test('nine useful values are too few', () => {
		expect(runAnalysis(alternating(9), 0.5)).toEqual({ value: null, n: 9, reason: 'too_few' });
		expect(runAnalysis([]).reason).toBe('too_few');
		expect(runAnalysis(Array<number>(20).fill(4)).reason).toBe('too_few');
	});

	test('random series are called shifted about as often as promised', () => {
		let state = 7;
		const next = () => (state = (state * 48271) % 2147483647) / 2147483647;
		const rounds = 2000;
		let alarms = 0;
		for (let round = 0; round < rounds; round += 1) {
			if (runAnalysis(Array.from({ length: 24 }, next)).value?.isShifted) alarms += 1;
		}
		// The two rules together: a few per cent of random series.
		expect(alarms / rounds).toBeGreaterThan(0.01);
		expect(alarms / rounds).toBeLessThan(0.1);
	});
});
