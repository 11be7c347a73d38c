import type { Baseline } from '../statistics/control-charts/baseline.ts';
import type { ControlChart } from '../statistics/control-charts/control-chart.ts';
import { meanChart } from '../statistics/control-charts/mean-chart.ts';
import { runAnalysis, type RunAnalysis } from '../statistics/control-charts/run-rules.ts';
import { signals, type SignalCode } from '../statistics/control-charts/signals.ts';
import { xmrChart } from '../statistics/control-charts/xmr-chart.ts';
import type { Estimate } from '../statistics/estimate.ts';
import { mannKendall, type Trend } from '../statistics/mann-kendall.ts';
import { baselinePlaces, type MonthRange } from './baseline-months.ts';
import type { Month } from './monthly-series.ts';
import { seasons, type Seasons } from './seasons.ts';
import { signalRuns, type SignalRun } from './signal-runs.ts';

export type ControlMonth = Month & {
	lower: number | null;
	upper: number | null;
	/** The rules that fire with this month. */
	signals: SignalCode[];
};

export type ControlView = {
	months: ControlMonth[];
	/**
	 * `means`: limits from the spread within and between months. `values`: from the steps between
	 * months, where nobody has a score of their own. Null: no limits can be drawn.
	 */
	kind: 'means' | 'values' | null;
	centre: number | null;
	/** How much more months differ than the people within them explain; null without such limits. */
	dispersion: number | null;
	/** Null where the chart has none of the chosen months. */
	baseline: (MonthRange & { months: number; isChosen: boolean; isFrozen: boolean }) | null;
	isProvisional: boolean;
	/** Latest first. */
	signals: SignalRun[];
	/** Run rules, where limits are provisional or cannot be drawn. */
	runs: Estimate<RunAnalysis> | null;
	trend: Estimate<Trend>;
	seasons: Estimate<Seasons>;
	/** Months with a value. */
	known: number;
};

/**
 * Everything that a control chart of one score says.
 *
 * Unit: scale points. Missing: months without a value are gaps and take part in nothing; what needs
 * more months says so by its own reason.
 */
export function controlView(months: readonly Month[], chosen: MonthRange | null): ControlView {
	const baseline = baselinePlaces(months, chosen);
	const { kind, chart } = drawn(months, baseline);
	const values = months.map(({ mean }) => mean);
	const found = chart === null ? [] : signals(chart, 'values');
	const isProvisional = chart?.isProvisional ?? false;
	return {
		months: months.map((month, place) => ({
			...month,
			lower: chart?.points[place]?.lower ?? null,
			upper: chart?.points[place]?.upper ?? null,
			signals: found.filter(({ at }) => at.includes(place)).map(({ code }) => code)
		})),
		kind,
		centre: chart?.centre ?? null,
		dispersion: kind === 'means' ? (chart?.dispersion ?? null) : null,
		baseline: rangeOf(months, baseline, chosen !== null),
		isProvisional,
		signals:
			chart === null
				? []
				: signalRuns(
						chart,
						months.map(({ key }) => key)
					),
		runs: chart === null || isProvisional ? runAnalysis(values) : null,
		trend: mannKendall(values),
		seasons: seasons(months),
		known: values.filter((value) => value !== null).length
	};
}

function drawn(
	months: readonly Month[],
	baseline: Baseline | undefined
): { kind: ControlView['kind']; chart: ControlChart | null } {
	const isSampled = months.some(({ mean, sd }) => mean !== null && sd === null);
	const chart = isSampled
		? xmrChart(
				months.map(({ mean }) => mean),
				baseline
			)
		: meanChart(
				months.map(({ n, mean, sd }) => ({ n: n ?? 0, mean, sd, se: null })),
				{ baseline }
			);
	if (chart.value === null) return { kind: null, chart: null };
	return { kind: isSampled ? 'values' : 'means', chart: chart.value };
}

function rangeOf(
	months: readonly Month[],
	baseline: Baseline | undefined,
	isChosen: boolean
): ControlView['baseline'] {
	const { from, to } = baseline ?? { from: 0, to: months.length };
	const behind = months.slice(from, to);
	const [first] = behind;
	const last = behind.at(-1);
	if (first === undefined || last === undefined) return null;
	const known = behind.filter(({ mean }) => mean !== null).length;
	return {
		...{ from: first.key, to: last.key, months: known, isChosen },
		isFrozen: baseline !== undefined
	};
}
