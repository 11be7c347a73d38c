/** Whether as many customers complain as used to: a chart of monthly shares. */
import { baselinePlaces } from '../reports/baseline-months.ts';
import type { Counted } from '../statistics/control-charts/count-charts.ts';
import { shareChart } from '../statistics/control-charts/count-charts.ts';
import { LIMITS_FROM_PERIODS } from '../statistics/control-charts/baseline.ts';
import { signals } from '../statistics/control-charts/signals.ts';

/** Customers of a month with whom nobody got in touch, and how many of them complained within 28 days. */
export type MonthOfComplaints = {
	/** "2026-11" */
	readonly month: string;
	readonly n: number;
	readonly complaints: number;
};

/**
 * - `too_few`: fewer months than limits need, or nobody complained in them
 * - `steady`: no month and no run of months says otherwise
 * - `out`: the latest month lies beyond the limits
 * - `shifted`: months lie on one side of the centre for longer than chance explains
 */
export type BaseRateVerdict = 'too_few' | 'steady' | 'out' | 'shifted';

export type BaseRateMonth = MonthOfComplaints & {
	readonly share: number | null;
	readonly lower: number | null;
	readonly upper: number | null;
	/** Beyond the limits. */
	readonly isOut: boolean;
};

export type BaseRateChart = {
	readonly verdict: BaseRateVerdict;
	readonly months: readonly BaseRateMonth[];
	readonly centre: number | null;
	/** First and last place of the months behind centre and limits; null without limits. */
	readonly baseline: readonly [first: number, last: number] | null;
	readonly isProvisional: boolean;
	/** Months with anybody. */
	readonly known: number;
};

export const RATE_FROM_MONTHS = LIMITS_FROM_PERIODS;

/**
 * A p′ chart of the share who complained: limits widened by how much months really differ, since of very many
 * customers even a season would lie beyond the plain ones.
 *
 * Unit: shares, 0–1, of customers left alone. Range: limits are cut at 0 and 1.
 * Missing: months without anybody are gaps; no limits below `RATE_FROM_MONTHS` months.
 * Source: Laney (2002), through `shareChart`; run rules of Anhøj & Olesen (2014).
 */
export function baseRateChart(months: readonly MonthOfComplaints[]): BaseRateChart {
	const counted = months.map(({ n, complaints }): Counted => ({ n, count: complaints }));
	const behind = baselinePlaces(
		months.map(({ month, n, complaints }) => ({
			key: month,
			mean: n === 0 ? null : complaints / n
		})),
		null
	);
	const chart = shareChart(counted, { baseline: behind, isOverdispersed: true }).value;
	const found = chart === null ? [] : signals(chart, 'counts');
	const out = found.find(({ code }) => code === 'beyond_limits')?.at ?? [];
	const latest = months.findLastIndex(({ n }) => n > 0);
	const isShifted = found.some(({ code }) => code === 'shifted_runs');
	const { from, to } = behind ?? { from: 0, to: months.length };
	return {
		verdict:
			chart === null ? 'too_few' : out.includes(latest) ? 'out' : isShifted ? 'shifted' : 'steady',
		months: months.map((month, place) => ({
			...month,
			share: month.n === 0 ? null : month.complaints / month.n,
			lower: chart?.points[place]?.lower ?? null,
			upper: chart?.points[place]?.upper ?? null,
			isOut: out.includes(place)
		})),
		centre: chart?.centre ?? null,
		baseline: chart === null ? null : [from, to - 1],
		isProvisional: chart?.isProvisional ?? false,
		known: months.filter(({ n }) => n > 0).length
	};
}
