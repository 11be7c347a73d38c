/** Whether those who were less satisfied complained more often afterwards. */
import { unavailable, type Estimate } from '../statistics/estimate.ts';
import type { Interval } from '../statistics/interval.ts';
import { shareDifference } from '../statistics/newcombe.ts';
import { wilsonInterval } from '../statistics/wilson.ts';

/** Below this many answers a share of theirs is not shown. */
const SHOW_FROM_N = 5;

/** Customers who gave one satisfaction, and those of them with a complaint; null where withheld. */
export type CountedPoint = { value: number; n: number | null; complaints: number | null };

export type ComplaintShare = {
	/** Overall satisfaction, a point of the scale. */
	value: number;
	n: number | null;
	complaints: number | null;
	/** Share with a complaint, 0–1. */
	share: Estimate;
	ci: Interval | null;
};

export type ComplaintDifference = {
	/** The less satisfied: below the middle of the scale. */
	low: { n: number; share: number };
	/** The satisfied: the top two points. */
	high: { n: number; share: number };
	/** Low minus high. */
	difference: number;
	ci95: Interval;
	direction: 'more' | 'fewer' | 'no_reliable_difference';
};

export type ComplaintsBySatisfaction = {
	points: ComplaintShare[];
	contrast: Estimate<ComplaintDifference>;
};

/**
 * Share of customers with a complaint after their answer, by the satisfaction they gave; and the less
 * satisfied against the satisfied.
 *
 * Unit: share, 0–1; the difference −1 … 1. Range: intervals stay within.
 * Missing: null below five answers at a point, or on a side of the contrast (`too_few`); a point that is
 * withheld is on neither side.
 * Source: Wilson (1927); Newcombe (1998), method 10, for the difference.
 */
export function complaintsBySatisfaction(
	points: readonly CountedPoint[]
): ComplaintsBySatisfaction {
	return { points: points.map(shareOf), contrast: contrastOf(points) };
}

function shareOf(point: CountedPoint): ComplaintShare {
	const { n, complaints } = point;
	if (n === null || complaints === null || n < SHOW_FROM_N) {
		return { ...point, share: unavailable('too_few', n ?? 0), ci: null };
	}
	return { ...point, share: { value: complaints / n, n }, ci: wilsonInterval(complaints, n).value };
}

function contrastOf(points: readonly CountedPoint[]): Estimate<ComplaintDifference> {
	const values = points.map(({ value }) => value);
	const middle = (Math.min(...values) + Math.max(...values)) / 2;
	const top = Math.max(...values) - 1;
	const low = pooled(points.filter(({ value }) => value < middle));
	const high = pooled(points.filter(({ value }) => value >= top && value > middle));
	const found = shareDifference(low, high);
	if (found.value === null || low.n < SHOW_FROM_N || high.n < SHOW_FROM_N) {
		return unavailable('too_few', low.n + high.n);
	}
	const { difference, ci95 } = found.value;
	return {
		value: {
			low: { n: low.n, share: low.count / low.n },
			high: { n: high.n, share: high.count / high.n },
			difference,
			ci95,
			direction: ci95[0] > 0 ? 'more' : ci95[1] < 0 ? 'fewer' : 'no_reliable_difference'
		},
		n: found.n
	};
}

function pooled(points: readonly CountedPoint[]): { count: number; n: number } {
	return points.reduce(
		(sum, { n, complaints }) =>
			n === null || complaints === null ? sum : { count: sum.count + complaints, n: sum.n + n },
		{ count: 0, n: 0 }
	);
}
