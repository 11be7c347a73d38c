import type { ControlChart } from './control-chart.ts';
import { nelson } from './rules.ts';
import { runAnalysis } from './run-rules.ts';

/** What a chart can say, in codes that the messages put into words. */
export const SIGNAL_CODES = [
	'beyond_limits',
	'nine_one_side',
	'six_steady',
	'fourteen_alternating',
	'two_of_three_beyond_2',
	'four_of_five_beyond_1',
	'fifteen_within_1',
	'eight_beyond_1',
	'shifted_runs'
] as const;
export type SignalCode = (typeof SIGNAL_CODES)[number];

/** `at` are the places of the completing points; empty where the whole series is meant. */
export type Signal = { code: SignalCode; at: number[] };

/**
 * The signals of a chart, in the order of the codes.
 *
 * Values and means are judged by Nelson's rules. Shares and rates are not: their distribution is
 * skewed and their sigma changes from period to period, so only single points beyond the limits and
 * the run rules about the centre count there.
 *
 * Unit: places in the series, from 0.
 * Missing: periods without a value are left out; too short a series gives no run rule.
 * Source: Nelson (1984); Anhøj & Olesen (2014), as in `rules.ts` and `run-rules.ts`.
 */
export function signals(chart: ControlChart, kind: 'values' | 'counts'): Signal[] {
	const z = chart.points.map((point) => point.z);
	const found = nelson(z);
	if (kind === 'values') {
		return Object.values(found).flatMap((at, rule) => {
			const code = SIGNAL_CODES[rule];
			return code === undefined || at.length === 0 ? [] : [{ code, at }];
		});
	}
	const isShifted = runAnalysis(z, 0).value?.isShifted ?? false;
	return [
		...(found[1].length > 0 ? [{ code: 'beyond_limits' as const, at: found[1] }] : []),
		...(isShifted ? [{ code: 'shifted_runs' as const, at: [] }] : [])
	];
}
