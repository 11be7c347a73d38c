import { unavailable, type Estimate } from './estimate.ts';

/** One part of a composite: the variance of its score and how reliable it is. */
export type Part = { readonly variance: number; readonly reliability: Estimate };

/**
 * Reliability of a sum of scores, such as the overall score of the dimensions:
 * 1 − Σ s_d² (1 − α_d) / s_T².
 *
 * Unit: none. Range: −∞ … 1; usually above each alpha, since errors of different parts cancel out.
 * Missing: null where an alpha is, with its reason; null for fewer than two parts (`too_few`) and
 * when the sum does not vary (`zero_variance`).
 * Source: Nunnally (1978), Psychometric Theory, 2nd ed., eq. 7-3 (linear combinations).
 *
 * @param total variance of the sum, in the same unit
 * @param n respondents behind the sum
 */
export function compositeReliability(parts: readonly Part[], total: number, n: number): Estimate {
	if (parts.length < 2 || n < 2) return unavailable('too_few', n);
	let errors = 0;
	for (const { variance, reliability } of parts) {
		if (reliability.value === null) return unavailable(reliability.reason, n);
		errors += variance * (1 - reliability.value);
	}
	return total === 0 ? unavailable('zero_variance', n) : { value: 1 - errors / total, n };
}
