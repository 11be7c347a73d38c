import type { ControlChart } from '../statistics/control-charts/control-chart.ts';
import { signals, type SignalCode } from '../statistics/control-charts/signals.ts';

/** One pattern that a rule found, however many months complete it one after the other. */
export type SignalRun = {
	code: SignalCode;
	/** First and last month that completes the pattern. */
	from: string;
	to: string;
	/** Months that make up the pattern, in rules about months in a row; else those that complete it. */
	months: number;
	/** Where the pattern lies or leads; null where the rule is about neither. */
	side: 'above' | 'below' | 'up' | 'down' | null;
};

/** How many months in a row it takes. */
const IN_A_ROW: Partial<Record<SignalCode, number>> = {
	nine_one_side: 9,
	six_steady: 6,
	fourteen_alternating: 14,
	fifteen_within_1: 15,
	eight_beyond_1: 8
};
const ONE_SIDED: readonly SignalCode[] = [
	'beyond_limits',
	'nine_one_side',
	'two_of_three_beyond_2',
	'four_of_five_beyond_1'
];

/**
 * What the rules found, a pattern that goes on said once, the latest first.
 *
 * Unit: months. Missing: months without a value are left out, as in the rules themselves.
 *
 * @param keys the months of the chart, in its order
 */
export function signalRuns(chart: ControlChart, keys: readonly string[]): SignalRun[] {
	const known = chart.points.flatMap(({ z }, place) =>
		z === null ? [] : [{ place, z, key: keys[place] ?? '' }]
	);
	const order = new Map(known.map(({ place }, i) => [place, i]));
	const runs: SignalRun[] = [];
	for (const { code, at } of signals(chart, 'values')) {
		let previous: { i: number; run: SignalRun } | null = null;
		for (const place of at) {
			const i = order.get(place) ?? -1;
			const point = known[i];
			if (point === undefined) continue;
			const side = sideOf(code, point.z, known[i - 1]?.z ?? 0);
			if (previous !== null && previous.i === i - 1 && previous.run.side === side) {
				previous.run.to = point.key;
				previous.run.months += 1;
				previous.i = i;
				continue;
			}
			const run: SignalRun = {
				code,
				from: point.key,
				to: point.key,
				months: IN_A_ROW[code] ?? 1,
				side
			};
			runs.push(run);
			previous = { i, run };
		}
	}
	return runs.filter((run) => !isImplied(run, runs)).sort((a, b) => b.to.localeCompare(a.to));
}

/** Months that are themselves beyond the limits, or all on one side, need no second rule to say so. */
function isImplied({ code, from, to, side }: SignalRun, runs: readonly SignalRun[]): boolean {
	if (code !== 'two_of_three_beyond_2' && code !== 'four_of_five_beyond_1') return false;
	return runs.some(
		(other) =>
			(other.code === 'beyond_limits' || other.code === 'nine_one_side') &&
			other.side === side &&
			other.from <= from &&
			other.to >= to
	);
}

function sideOf(code: SignalCode, z: number, before: number): SignalRun['side'] {
	if (code === 'six_steady') return z < before ? 'down' : 'up';
	if (!ONE_SIDED.includes(code)) return null;
	return z < 0 ? 'below' : 'above';
}
