import { unavailable, type Estimate, type Reason } from '../statistics/estimate.ts';
import type { Interval } from '../statistics/interval.ts';
import { summarize, type Summary } from '../statistics/summary.ts';
import { tInterval } from '../statistics/t-interval.ts';
import { oneSampleT, type TTest } from '../statistics/t-test.ts';
import { sampledMean, type ItemPair } from './sampled-mean.ts';
import type { Moments } from './survey-sums.ts';
import { withReasons, type Reasoned } from './with-reasons.ts';

/** The sums of one number on the page, and what decides whether they may become a number. */
export type Cell = {
	readonly moments: Moments | null;
	/** The sums are of value × scale. */
	readonly scale: number;
	readonly suppressBelow: number;
	/** Set when the number is withheld whatever the sums say. */
	readonly withheld?: Reason | undefined;
};

export type MeasuredMean = Reasoned<{
	mean: number | null;
	sd: number | null;
	ci95: Interval | null;
}>;

/** A mean with its interval and the test against 0. */
export type MeasuredGap = Reasoned<{
	mean: number | null;
	sd: number | null;
	ci95: Interval | null;
	t: number | null;
	df: number | null;
	p: number | null;
}>;

/** Why nothing of this cell may be shown, if so. */
export function withheldReason({ moments, suppressBelow, withheld }: Cell): Reason | undefined {
	if (withheld !== undefined) return withheld;
	return moments === null || moments.n < suppressBelow ? 'too_few' : undefined;
}

/** How many respondents stand behind the cell; 0 where it was not asked. */
export function cellN(cell: Cell): number {
	return cell.moments?.n ?? 0;
}

export function cellSummary(cell: Cell): Summary {
	const reason = withheldReason(cell);
	if (cell.moments === null || reason !== undefined) {
		return { n: cellN(cell), mean: null, sd: null, se: null, reason: reason ?? 'too_few' };
	}
	return summarize(cell.moments, cell.scale);
}

export function measuredMean(cell: Cell): MeasuredMean {
	const summary = cellSummary(cell);
	const interval = measuredInterval(summary);
	return withReasons(
		{ mean: summary.mean, sd: summary.sd, ci95: interval.value },
		{ mean: summary.reason, sd: summary.reason, ci95: interval.reason }
	);
}

/**
 * The mean of a score over several items. Where people were asked a sample of the items, it is put
 * together item by item: nobody has a score of their own then, so there is no spread.
 */
export function meanOfScore(
	cell: Cell,
	pairs: readonly ItemPair[] | undefined,
	weights: ReadonlyMap<number, number>
): MeasuredMean {
	if (pairs === undefined) return measuredMean(cell);
	const withheld = withheldReason(cell);
	if (withheld !== undefined) {
		return withReasons({ mean: null, sd: null, ci95: null }, withheld);
	}
	const { mean, ci95, reason } = sampledMean(pairs, weights);
	return withReasons({ mean, sd: null, ci95 }, { mean: reason, sd: 'not_asked', ci95: reason });
}

export function measuredInterval(summary: Summary): Estimate<Interval> {
	const { ci, reason } = tInterval(summary);
	return ci === null ? unavailable(reason ?? 'too_few', summary.n) : { value: ci, n: summary.n };
}

/** The numbers of a gap and the reasons of those that are null, for callers that add their own. */
export function gapNumbers(cell: Cell) {
	const summary = cellSummary(cell);
	const interval = measuredInterval(summary);
	const test: TTest = oneSampleT(summary);
	const { mean, sd } = summary;
	return {
		numbers: { mean, sd, ci95: interval.value, t: test.t, df: test.df, p: test.p },
		reasons: {
			mean: summary.reason,
			sd: summary.reason,
			ci95: interval.reason,
			t: test.reason,
			df: test.reason,
			p: test.reason
		}
	};
}

export function measuredGap(cell: Cell): MeasuredGap {
	const { numbers, reasons } = gapNumbers(cell);
	return withReasons(numbers, reasons);
}
