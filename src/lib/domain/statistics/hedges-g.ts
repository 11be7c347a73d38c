import { logGamma, Z_975 } from './distributions.ts';
import { unavailable, type Estimate } from './estimate.ts';
import type { Interval } from './interval.ts';
import { noncentralityOf } from './noncentral-t.ts';
import type { Summary } from './summary.ts';

export type EffectSize = { g: number; ci95: Interval };

/** Up to this |t| the interval is exact; R's own noncentral t ends at about the same place. */
const EXACT_UP_TO_T = 37;

/**
 * Hedges' correction for the bias of a standardised mean difference:
 * J(m) = Γ(m/2) / (√(m/2) Γ((m − 1)/2)), exact.
 *
 * Unit: none. Range: 0 … 1, towards 1 as the degrees of freedom grow; m > 1.
 * Missing: throws for m ≤ 1.
 * Source: Hedges (1981), Journal of Educational Statistics 6(2).
 */
export function hedgesCorrection(m: number): number {
	return Math.exp(logGamma(m / 2) - logGamma((m - 1) / 2)) / Math.sqrt(m / 2);
}

/**
 * Hedges' g of two groups of different people: the difference of their means in pooled standard
 * deviations, corrected for small samples.
 *
 * The interval pivots noncentral t; where |t| > 37, J·(d ± z √(1/ñ + d²/2m)), ñ = n₁n₂/(n₁ + n₂).
 *
 * Unit: standard deviations. Range: all reals; .2 is often called small, .5 medium, .8 large.
 * Missing: null below two values in either group or three degrees of freedom (`too_few`) and when
 * neither group varies (`zero_variance`). n counts both groups.
 * Source: Hedges (1981); interval as in R's effectsize::hedges_g (pooled).
 */
export function hedgesG(first: Summary, second: Summary): Estimate<EffectSize> {
	const n = first.n + second.n;
	const m = n - 2;
	if (first.mean === null || second.mean === null || m < 2) return unavailable('too_few', n);
	if (first.sd === null || second.sd === null) return unavailable('too_few', n);
	const pooled = Math.sqrt(((first.n - 1) * first.sd ** 2 + (second.n - 1) * second.sd ** 2) / m);
	if (pooled === 0) return unavailable('zero_variance', n);
	const d = (first.mean - second.mean) / pooled;
	return { value: corrected(d, (first.n * second.n) / n, m), n };
}

/**
 * Hedges' g of one sample of differences, such as the gap: mean over standard deviation, corrected.
 *
 * Unit: standard deviations of the difference, which are not those of `hedgesG`. Range: all reals.
 * Missing: null for n < 3 (`too_few`) and when the difference does not vary (`zero_variance`).
 * Source: Hedges (1981); interval as in R's effectsize::hedges_g (paired), m = n − 1.
 */
export function hedgesGPaired(differences: Summary): Estimate<EffectSize> {
	const { n, mean, sd } = differences;
	if (mean === null || sd === null || n < 3) return unavailable('too_few', n);
	if (sd === 0) return unavailable('zero_variance', n);
	return { value: corrected(mean / sd, n, n - 1), n };
}

function corrected(d: number, size: number, m: number): EffectSize {
	const correction = hedgesCorrection(m);
	const t = d * Math.sqrt(size);
	const scale = correction / Math.sqrt(size);
	if (Math.abs(t) <= EXACT_UP_TO_T) {
		const ends: Interval = [noncentralityOf(t, m, 0.975), noncentralityOf(t, m, 0.025)];
		return { g: correction * d, ci95: [scale * ends[0], scale * ends[1]] };
	}
	const half = correction * Z_975 * Math.sqrt(1 / size + d ** 2 / (2 * m));
	return { g: correction * d, ci95: [correction * d - half, correction * d + half] };
}
