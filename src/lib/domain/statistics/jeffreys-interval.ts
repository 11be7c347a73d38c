import { regularizedBeta } from './distributions.ts';
import { unavailable, type Estimate } from './estimate.ts';
import type { Interval } from './interval.ts';

/**
 * Jeffreys interval of a share: the middle of what remains credible of it after `count` of `n`.
 *
 * Unit: share, 0–1. Range: within 0 … 1; the lower end is 0 at 0 of n, the upper end 1 at n of n.
 * Missing: null for n = 0 (`too_few`).
 * Errors: RangeError for a count outside 0 … n or a level outside 0 … 1.
 * Source: Brown, Cai & DasGupta (2001), Statistical Science 16(2): Beta(count + ½, n − count + ½).
 */
export function jeffreysInterval(count: number, n: number, level: number): Estimate<Interval> {
	if (count < 0 || count > n) throw new RangeError('A count lies between 0 and n.');
	if (!(level > 0 && level < 1)) throw new RangeError('A level lies between 0 and 1.');
	if (n === 0) return unavailable('too_few', n);
	const tail = (1 - level) / 2;
	const [a, b] = [count + 0.5, n - count + 0.5];
	return {
		value: [
			count === 0 ? 0 : betaQuantile(tail, a, b),
			count === n ? 1 : betaQuantile(1 - tail, a, b)
		],
		n
	};
}

/** By halving: forty steps are more exact than anybody reads. */
function betaQuantile(probability: number, a: number, b: number): number {
	let [low, high] = [0, 1];
	for (let step = 0; step < STEPS; step += 1) {
		const middle = (low + high) / 2;
		if (regularizedBeta(middle, a, b) < probability) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}

const STEPS = 40;
