import { tQuantile, tTwoSidedP } from './distributions.ts';
import { unavailable, type Estimate } from './estimate.ts';
import type { Interval } from './interval.ts';
import type { Summary } from './summary.ts';

export type WelchTest = {
	/** Mean of the first minus mean of the second. */
	difference: number;
	ci95: Interval;
	t: number;
	df: number;
	p: number;
};

/**
 * Difference of the means of two groups of different people, without assuming equal spread.
 *
 * t = (m₁ − m₂) / √(v₁ + v₂), v = s²/n, df = (v₁ + v₂)² / (v₁²/(n₁ − 1) + v₂²/(n₂ − 1)).
 *
 * Unit: scale points; df is no whole number. Range: df between the smaller n − 1 and n₁ + n₂ − 2.
 * Missing: null below two values in either group (`too_few`) and when neither group varies
 * (`zero_variance`). n counts both groups.
 * Source: Welch (1947), Biometrika 34(1–2).
 */
export function welch(first: Summary, second: Summary): Estimate<WelchTest> {
	const n = first.n + second.n;
	if (first.mean === null || second.mean === null) return unavailable('too_few', n);
	if (first.sd === null || second.sd === null) return unavailable('too_few', n);
	const [v1, v2] = [first.sd ** 2 / first.n, second.sd ** 2 / second.n];
	if (v1 + v2 === 0) return unavailable('zero_variance', n);
	const difference = first.mean - second.mean;
	const error = Math.sqrt(v1 + v2);
	const df = (v1 + v2) ** 2 / (v1 ** 2 / (first.n - 1) + v2 ** 2 / (second.n - 1));
	const t = difference / error;
	const half = tQuantile(0.975, df) * error;
	return {
		value: {
			difference,
			ci95: [difference - half, difference + half],
			t,
			df,
			p: tTwoSidedP(t, df)
		},
		n
	};
}
