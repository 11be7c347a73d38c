import { unavailable, type Estimate } from './estimate.ts';
import { hybridInterval } from './hybrid-interval.ts';
import type { Interval } from './interval.ts';
import { wilsonInterval } from './wilson.ts';

/** How many of how many. */
export type Share = { readonly count: number; readonly n: number };

/**
 * Difference of two shares of different people, with Newcombe's interval.
 *
 * Unit: share, −1 … 1. Range: the interval stays within −1 … 1.
 * Missing: null when either n is 0 (`too_few`). n counts both groups.
 * Source: Newcombe (1998), Statistics in Medicine 17(8), method 10, on Wilson's intervals.
 */
export function shareDifference(
	first: Share,
	second: Share
): Estimate<{ difference: number; ci95: Interval }> {
	const n = first.n + second.n;
	const [a, b] = [first, second].map(({ count, n: of }) => ({
		value: count / of,
		ci: wilsonInterval(count, of).value
	}));
	if (!a?.ci || !b?.ci) return unavailable('too_few', n);
	const ci95 = hybridInterval({ value: a.value, ci: a.ci }, { value: b.value, ci: b.ci });
	return { value: { difference: a.value - b.value, ci95 }, n };
}
