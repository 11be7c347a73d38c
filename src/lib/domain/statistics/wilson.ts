import { Z_975 } from './distributions.ts';
import { unavailable, type Estimate } from './estimate.ts';
import type { Interval } from './interval.ts';

/**
 * 95 % Wilson score interval of a share.
 *
 * Unit: share, 0–1. Range: within 0 … 1, also at 0 of n and n of n.
 * Missing: null for n = 0 (`too_few`).
 * Source: Wilson (1927), JASA 22; recommended by Brown, Cai & DasGupta (2001), Statistical
 * Science 16(2).
 */
export function wilsonInterval(count: number, n: number): Estimate<Interval> {
	if (n === 0) return unavailable('too_few', n);
	if (count < 0 || count > n) throw new RangeError('A count lies between 0 and n.');
	const share = count / n;
	const z2 = Z_975 * Z_975;
	const centre = (share + z2 / (2 * n)) / (1 + z2 / n);
	const half = (Z_975 / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
	// At 0 of n and n of n the end is known exactly; rounding must not push it past the share.
	const lower = count === 0 ? 0 : centre - half;
	const upper = count === n ? 1 : centre + half;
	return { value: [lower, upper], n };
}
