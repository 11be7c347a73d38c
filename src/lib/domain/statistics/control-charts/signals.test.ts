import { describe, expect, test } from 'vitest';
import { shareChart } from './count-charts.ts';
import { signals } from './signals.ts';
import { xmrChart } from './xmr-chart.ts';
import type { ControlChart } from './control-chart.ts';

function chartOf(z: number[]): ControlChart {
	const points = z.map((value) => ({ value, lower: -3, upper: 3, z: value }));
	return { centre: 0, dispersion: 1, points, isProvisional: false };
}

describe('signals of a chart', () => {
	test('values are judged by the zones as well, counts are not', () => {
		const zones = chartOf([0.1, -0.1, 2.1, 0, 2.1, -0.2, 0.1, -0.1, 0.2, -0.3, 0.2, -0.1]);
		expect(signals(zones, 'values')).toEqual([{ code: 'two_of_three_beyond_2', at: [4] }]);
		expect(signals(zones, 'counts')).toEqual([]);
	});

	test('a shift of a share is told by its runs', () => {
		const low = Array.from({ length: 12 }, (_none, i) => ({ count: 20 + (i % 3), n: 100 }));
		const high = low.map(({ count, n }) => ({ count: count + 6, n }));
		const chart = shareChart([...low, ...high]);
		expect(chart.value && signals(chart.value, 'counts')).toEqual([
			{ code: 'shifted_runs', at: [] }
		]);
	});

	test('a point beyond the limits is named with its place', () => {
		const chart = xmrChart([10, 11, 9, 10, 13, 12, 10, 14, 40], { from: 0, to: 8 });
		expect(chart.value && signals(chart.value, 'values')).toEqual([
			{ code: 'beyond_limits', at: [8] }
		]);
		expect(chart.value && signals(chart.value, 'counts')).toEqual([
			{ code: 'beyond_limits', at: [8] }
		]);
	});

	test('a quiet chart says nothing', () => {
		expect(signals(chartOf([0.5, -0.4, 0.9, -0.8]), 'values')).toEqual([]);
	});
});
