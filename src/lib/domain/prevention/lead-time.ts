import { unavailable, type Estimate } from '../statistics/estimate.ts';

/** Below this many complaints a median of theirs says nothing. */
const SHOW_FROM_N = 5;

/** How many customers had this many days between their first alert and their complaint. */
export type DaysCount = { readonly days: number; readonly n: number };

export type LeadTime = { median: number; q1: number; q3: number };

/**
 * How early the warnings came: days from the first alert to the complaint, of those who complained.
 *
 * Unit: whole days. Range: 0 … window.
 * Missing: null below five complaints (`too_few`).
 * Source: Hyndman & Fan (1996), The American Statistician 50(4), definition 7, as in R.
 */
export function leadTimeOf(counts: readonly DaysCount[]): Estimate<LeadTime> {
	const n = counts.reduce((sum, each) => sum + each.n, 0);
	if (n < SHOW_FROM_N) return unavailable('too_few', n);
	const sorted = [...counts].sort((a, b) => a.days - b.days);
	const quantile = (probability: number) => {
		const place = (n - 1) * probability;
		const below = daysAt(sorted, Math.floor(place));
		const above = daysAt(sorted, Math.ceil(place));
		return below + (place - Math.floor(place)) * (above - below);
	};
	return { value: { median: quantile(0.5), q1: quantile(0.25), q3: quantile(0.75) }, n };
}

/** Days of the customer at a place, counted from 0 in the order of their days. */
function daysAt(sorted: readonly DaysCount[], place: number): number {
	let seen = 0;
	for (const { days, n } of sorted) {
		seen += n;
		if (place < seen) return days;
	}
	throw new RangeError('There is nobody at this place.');
}

export type DaysBin = { from: number; to: number; n: number };

/**
 * The same days in bins of a week, for a chart; empty weeks between are kept.
 *
 * Unit: customers. Range: ≥ 0; both ends of a bin belong to it.
 * Missing: no bins without customers.
 */
export function weeklyBins(counts: readonly DaysCount[]): DaysBin[] {
	const seen = counts.filter(({ n }) => n > 0);
	if (seen.length === 0) return [];
	const weeks = Math.floor(Math.max(...seen.map(({ days }) => days)) / 7) + 1;
	return Array.from({ length: weeks }, (_none, week) => ({
		from: week * 7,
		to: week * 7 + 6,
		n: seen.reduce((sum, { days, n }) => sum + (Math.floor(days / 7) === week ? n : 0), 0)
	}));
}
