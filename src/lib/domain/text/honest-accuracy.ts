import type { Interval } from '../statistics/interval.ts';
import { unavailable, type Estimate } from '../statistics/estimate.ts';
import { wilsonInterval } from '../statistics/wilson.ts';

/** How often something was right, of how many it was asked. */
export type Tally = { readonly right: number; readonly n: number };

export type Accuracy = { readonly share: number; readonly ci95: Interval };

/** Below it a share says nothing. */
export const ACCURACY_FROM_N = 30;

/**
 * How often a reader is right, by texts that were drawn by chance.
 *
 * Unit: share, with its 95 % interval. Range: 0 … 1.
 * Missing: null below `ACCURACY_FROM_N` (`too_few`).
 * Errors: RangeError for more right ones than there were.
 * Source: Wilson (1927).
 */
export function honestAccuracy({ right, n }: Tally): Estimate<Accuracy> {
	const { value } = wilsonInterval(right, n);
	if (n < ACCURACY_FROM_N || value === null) return unavailable('too_few', n);
	return { value: { share: right / n, ci95: value }, n };
}
