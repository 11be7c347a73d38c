import type { Interval } from './interval.ts';

/** A number and its own interval. */
export type WithInterval = { readonly value: number; readonly ci: Interval };

/**
 * Interval of the difference of two independent numbers, from the interval of each: as far from the
 * difference as the two nearer ends are together, at right angles.
 *
 * Unit: that of the numbers. Range: contains the difference.
 * Missing: both intervals are needed.
 * Source: Newcombe (1998), Statistics in Medicine 17(8), method 10; in general: Zou & Donner (2008),
 * Statistics in Medicine 27(10), "MOVER".
 */
export function hybridInterval(first: WithInterval, second: WithInterval): Interval {
	const difference = first.value - second.value;
	const down = Math.hypot(first.value - first.ci[0], second.ci[1] - second.value);
	const up = Math.hypot(first.ci[1] - first.value, second.value - second.ci[0]);
	return [difference - down, difference + up];
}
