import { tQuantile } from './distributions.ts';
import type { Reason } from './estimate.ts';
import type { Interval } from './interval.ts';
import type { Summary } from './summary.ts';

export type TInterval = {
	n: number;
	ci: Interval | null;
	/** True when all values are equal: the interval has no width, which is not precision. */
	isDegenerate: boolean;
	reason?: Reason;
};

/**
 * Confidence interval of a mean: mean ± t(n−1) · se.
 *
 * Unit: scale points. Range: not clipped to the scale; width 0 for a constant (`isDegenerate`).
 * Missing: null for n < 2 (`too_few`).
 * Source: Student (1908), Biometrika 6(1).
 */
export function tInterval(summary: Summary, confidence = 0.95): TInterval {
	const { n, mean, se } = summary;
	if (mean === null || se === null) {
		return { n, ci: null, isDegenerate: false, reason: summary.reason ?? 'too_few' };
	}
	const half = se === 0 ? 0 : tQuantile((1 + confidence) / 2, n - 1) * se;
	return { n, ci: [mean - half, mean + half], isDegenerate: se === 0 };
}
