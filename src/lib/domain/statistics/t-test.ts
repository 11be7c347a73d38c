import { tTwoSidedP } from './distributions.ts';
import type { Reason } from './estimate.ts';
import type { Summary } from './summary.ts';

export type TTest = {
	n: number;
	t: number | null;
	df: number | null;
	p: number | null;
	reason?: Reason;
};

/**
 * One-sample t test of a mean against a value.
 *
 * Unit: t in standard errors, p a probability. Range: t all reals, p 0 … 1, df = n − 1.
 * Missing: null for n < 2 (`too_few`); t and p null when all values are equal (`zero_variance`).
 * Source: Student (1908), Biometrika 6(1).
 */
export function oneSampleT(summary: Summary, expected = 0): TTest {
	const { n, mean, se } = summary;
	if (mean === null || se === null) {
		return { n, t: null, df: null, p: null, reason: summary.reason ?? 'too_few' };
	}
	const df = n - 1;
	if (se === 0) return { n, t: null, df, p: null, reason: 'zero_variance' };
	const t = (mean - expected) / se;
	return { n, t, df, p: tTwoSidedP(t, df) };
}

/**
 * Paired t test, from the summary of the differences within each respondent: perception against
 * expectation of the same person is the one-sample test of the gap.
 *
 * Unit, range and missing rule: as `oneSampleT`; a pair exists only if both halves do.
 * Source: Student (1908), Biometrika 6(1).
 */
export function pairedT(differences: Summary): TTest {
	return oneSampleT(differences, 0);
}
