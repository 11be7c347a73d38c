import type { ExactSums } from '../statistics/exact-sums.ts';

/**
 * The sums of everybody but the part: what is left of the whole without one team.
 *
 * Unit: as the sums. Range: a part must be of the whole; n is never below 0.
 * Missing: null when either is missing, withheld, or the part is larger than the whole, as it can be for
 * a moment when an answer arrives between two counts.
 * Source: merging exact sums is addition, so taking a part away is subtraction.
 */
export function restOf(whole: ExactSums | null, part: ExactSums | null): ExactSums | null {
	if (whole === null || part === null || part.n > whole.n) return null;
	const minus = (a: string, b: string) => String(BigInt(a) - BigInt(b));
	return {
		n: whole.n - part.n,
		sum: minus(whole.sum, part.sum),
		sum_sq: minus(whole.sum_sq, part.sum_sq)
	};
}
