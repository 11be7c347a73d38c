import { describe, expect, test } from 'vitest';
import { countSums } from '../../../../../tests/support/count-numbers.ts';
import { expectNear } from '../../../../../tests/support/near.ts';
import { summarize } from '../summary.ts';
import { meanChart } from './mean-chart.ts';

const around = (mean: number, pairs: number) =>
	summarize(countSums(Array.from({ length: pairs }, () => [mean - 1, mean + 1]).flat()));

describe('chart of period means', () => {
	test('limits by hand: pooled spread over √n, times the dispersion of the periods', () => {
		// Nine times two answers one point around 3, 5, 3, …: s_p² = 18/9, sigma of a mean 1.
		const periods = Array.from({ length: 9 }, (_none, i) => around(i % 2 === 0 ? 3 : 5, 1));
		const plain = meanChart(periods, { isOverdispersed: false }).value;
		const centre = (5 * 3 + 4 * 5) / 9;
		expectNear(plain?.centre, centre, 1e-14);
		expectNear(plain?.points[0]?.upper, centre + 3, 1e-13);
		const widened = meanChart(periods).value;
		expectNear(widened?.dispersion, 2 / 1.128, 1e-13);
		expectNear(widened?.points[0]?.upper, centre + (3 * 2) / 1.128, 1e-13);
	});

	test('more answers make a period narrower', () => {
		const periods = Array.from({ length: 10 }, (_none, i) =>
			around(3 + (i % 3), i === 4 ? 100 : 4)
		);
		const { value } = meanChart(periods);
		const width = (place: number) =>
			(value?.points[place]?.upper ?? NaN) - (value?.points[place]?.lower ?? NaN);
		expectNear(width(0) / width(4), 5, 1e-12);
	});

	test('thousands of answers a month do not make every month a signal', () => {
		const months = Array.from({ length: 14 }, (_none, i) => ({
			n: 4000,
			mean: 5 + ([0.1, -0.12, 0.05, 0, -0.06, 0.11, -0.09][i % 7] ?? NaN),
			sd: 1.2,
			se: 1.2 / Math.sqrt(4000)
		}));
		const beyond = (isOverdispersed: boolean) =>
			meanChart(months, { isOverdispersed }).value?.points.filter(({ z }) => Math.abs(z ?? NaN) > 3)
				.length;
		expect(beyond(false)).toBeGreaterThan(5);
		expect(beyond(true)).toBe(0);
	});

	test('empty months are gaps; few or equal answers make no limits', () => {
		const nobody = summarize(countSums([]));
		const months = Array.from({ length: 9 }, (_none, i) => around(3 + (i % 2), 2));
		const { value, n } = meanChart([...months, nobody]);
		expect(n).toBe(9);
		expect(value?.points[9]?.z).toBeNull();
		expect(meanChart([nobody, nobody])).toEqual({ value: null, n: 0, reason: 'too_few' });
		expect(meanChart(months.slice(0, 5)).reason).toBe('too_few');
		const equal = summarize(countSums([4, 4, 4]));
		expect(meanChart(Array.from({ length: 9 }, () => equal)).reason).toBe('zero_variance');
	});
});
