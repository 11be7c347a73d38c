import type { Interval } from '../statistics/interval.ts';
import { poissonInterval } from '../statistics/poisson-interval.ts';

export type CalibrationInTheLarge = {
	readonly n: number;
	readonly observed: number;
	readonly expected: number;
	/** Complaints that came for each that was expected; null below `EXPECTED_MIN`. */
	readonly ratio: number | null;
	/** 95 %, exact. */
	readonly ci95: Interval | null;
	/** `fits`: 1 is in the interval; else more or fewer came than was said. */
	readonly verdict: 'fits' | 'more' | 'fewer' | null;
};

/** So many complaints must have been expected before anything is said. */
export const EXPECTED_MIN = 5;

/**
 * Whether as many complaints came as were expected.
 *
 * Unit: ratio. Range: ≥ 0; 1 is as expected.
 * Missing: null below `EXPECTED_MIN` expected.
 * Source: observed over expected, with Garwood's interval of the count.
 */
export function calibrationInTheLarge(
	n: number,
	observed: number,
	expected: number
): CalibrationInTheLarge {
	if (expected < EXPECTED_MIN) {
		return { n, observed, expected, ratio: null, ci95: null, verdict: null };
	}
	const [lower, upper] = poissonInterval(observed);
	const ci95: Interval = [lower / expected, upper / expected];
	const verdict = ci95[0] > 1 ? 'more' : ci95[1] < 1 ? 'fewer' : 'fits';
	return { n, observed, expected, ratio: observed / expected, ci95, verdict };
}
