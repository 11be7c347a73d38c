import { unavailable, type Estimate } from '../statistics/estimate.ts';
import type { Interval } from '../statistics/interval.ts';
import { wilsonInterval } from '../statistics/wilson.ts';

/** Below this many customers a share of theirs is not shown. */
const SHOW_FROM_N = 5;

/** Alerted customers nobody acted on within the window, and those of them who complained in it. */
export type Flagged = { readonly band: string; readonly n: number; readonly complaints: number };

export type Precision = {
	band: string;
	n: number;
	complaints: number;
	/** Did not complain although flagged. */
	falseAlarms: number;
	/** Share of flags that a complaint followed. */
	precision: Estimate;
	ci95: Interval | null;
};

/**
 * How often a flag was right, judged on customers nobody acted on: after a contact it cannot be told whether
 * a flag was wrong or the contact helped.
 *
 * Unit: share, 0–1. Range: intervals stay within.
 * Missing: null below five customers (`too_few`).
 * Source: Wilson (1927), JASA 22.
 */
export function flagPrecision(flagged: readonly Flagged[]): Precision[] {
	return flagged.map(precisionOf);
}

/** The bands taken together. */
export function overallPrecision(flagged: readonly Flagged[]): Precision {
	return precisionOf(
		flagged.reduce(
			(sum, { n, complaints }) => ({
				band: sum.band,
				n: sum.n + n,
				complaints: sum.complaints + complaints
			}),
			{ band: 'all', n: 0, complaints: 0 }
		)
	);
}

function precisionOf({ band, n, complaints }: Flagged): Precision {
	if (complaints > n) throw new RangeError('A count lies between 0 and n.');
	const isShown = n >= SHOW_FROM_N;
	return {
		band,
		n,
		complaints,
		falseAlarms: n - complaints,
		precision: isShown ? { value: complaints / n, n } : unavailable('too_few', n),
		ci95: isShown ? wilsonInterval(complaints, n).value : null
	};
}
