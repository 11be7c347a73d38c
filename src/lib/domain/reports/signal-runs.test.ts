import { expect, test } from 'vitest';
import type { ControlChart } from '../statistics/control-charts/control-chart.ts';
import { monthAfter } from './months.ts';
import { signalRuns } from './signal-runs.ts';

function runsOf(...z: (number | null)[]) {
	const chart: ControlChart = {
		centre: 0,
		dispersion: 1,
		isProvisional: false,
		points: z.map((each) => ({ value: each, lower: -3, upper: 3, z: each }))
	};
	let key = '2024-12';
	return signalRuns(
		chart,
		z.map(() => (key = monthAfter(key)))
	);
}

test('a pattern that goes on is said once, with all of its months', () => {
	const falling = Array.from({ length: 8 }, (_none, i) => 0.9 - i * 0.25);
	expect(runsOf(...falling)).toEqual([
		{ code: 'six_steady', from: '2025-06', to: '2025-08', months: 8, side: 'down' }
	]);
});

test('a pattern on the other side, or after a break, is another one', () => {
	expect(runsOf(4, 0, -4, -5)).toMatchObject([
		{ code: 'beyond_limits', from: '2025-03', to: '2025-04', months: 2, side: 'below' },
		{ code: 'beyond_limits', from: '2025-01', to: '2025-01', months: 1, side: 'above' }
	]);
});

test('a weaker rule is not said of the same months again', () => {
	expect(runsOf(2.5, 0, 2.2, 0, -1).map(({ code }) => code)).toEqual(['two_of_three_beyond_2']);
	expect(runsOf(3.5, 0, 3.2).map(({ code }) => code)).toEqual(['beyond_limits', 'beyond_limits']);
});

test('a month without a value does not break a pattern', () => {
	const below = Array.from({ length: 10 }, (_none, i) => -0.4 - (i % 2) / 10);
	expect(runsOf(...below.slice(0, 5), null, ...below.slice(5))).toEqual([
		{ code: 'nine_one_side', from: '2025-10', to: '2025-11', months: 10, side: 'below' }
	]);
});

test('months that do nothing unusual say nothing', () => {
	expect(runsOf(0.5, -1.2, 0.7, -0.3)).toEqual([]);
});
