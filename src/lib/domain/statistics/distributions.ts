// The only door to the distribution library: replacing it means replacing this file.
import betainc from '@stdlib/math-base-special-betainc';
import erfc from '@stdlib/math-base-special-erfc';
import gammaln from '@stdlib/math-base-special-gammaln';
import f from '@stdlib/stats-base-dists-f';
import t from '@stdlib/stats-base-dists-t';

/** The .975 quantile of the standard normal distribution, for 95 % intervals of proportions. */
export const Z_975 = 1.959963984540054;

function finite(value: number, what: string): number {
	if (!Number.isFinite(value)) throw new RangeError(`${what} is not defined for these arguments.`);
	return value;
}

/**
 * Quantile of Student's t distribution.
 *
 * Unit: none. Range: all reals; 0 < probability < 1, df > 0.
 * Missing: throws outside that range, since a caller that got there forgot to look at n.
 * Source: Student (1908), Biometrika 6(1).
 */
export function tQuantile(probability: number, df: number): number {
	return finite(t.quantile(probability, df), 'The t quantile');
}

/**
 * Two-sided p value of a t statistic.
 *
 * Twice the lower tail, not 2(1 − F): the difference from 1 has no digits left beyond |t| ≈ 8.
 *
 * Unit: probability. Range: 0 … 1; df > 0.
 * Missing: throws for a t or df that is not a number.
 * Source: Student (1908), Biometrika 6(1).
 */
export function tTwoSidedP(statistic: number, df: number): number {
	return Math.min(1, 2 * finite(t.cdf(-Math.abs(statistic), df), 'The t distribution'));
}

/**
 * Quantile of the F distribution.
 *
 * Unit: none. Range: ≥ 0; 0 < probability < 1, both degrees of freedom > 0.
 * Missing: throws outside that range.
 * Source: Snedecor (1934), Calculation and Interpretation of Analysis of Variance and Covariance.
 */
export function fQuantile(probability: number, df1: number, df2: number): number {
	return finite(f.quantile(probability, df1, df2), 'The F quantile');
}

/**
 * Upper tail of the F distribution, for an analysis of variance.
 *
 * Unit: probability. Range: 0 … 1; statistic ≥ 0, both degrees of freedom > 0.
 * Missing: throws outside that range.
 * Source: Snedecor (1934), through the regularised incomplete beta function, so that small tails
 * keep their digits.
 */
export function fUpperP(statistic: number, df1: number, df2: number): number {
	return regularizedBeta(df2 / (df2 + df1 * statistic), df2 / 2, df1 / 2);
}

/**
 * Distribution function of the standard normal.
 *
 * Unit: probability. Range: 0 … 1.
 * Missing: throws for a z that is not a number.
 * Source: Φ(z) = erfc(−z/√2) / 2.
 */
export function normalCdf(z: number): number {
	return finite(erfc(-z * Math.SQRT1_2) / 2, 'The normal distribution');
}

/**
 * Two-sided p value of a standard normal statistic.
 *
 * Unit: probability. Range: 0 … 1.
 * Missing: throws for a z that is not a number.
 * Source: 2(1 − Φ(|z|)) = erfc(|z|/√2).
 */
export function normalTwoSidedP(z: number): number {
	return finite(erfc(Math.abs(z) * Math.SQRT1_2), 'The normal distribution');
}

/**
 * Logarithm of the gamma function.
 *
 * Unit: none. Range: all reals; x > 0.
 * Missing: throws outside that range.
 * Source: definition.
 */
export function logGamma(x: number): number {
	return finite(gammaln(x), 'The gamma function');
}

/**
 * Regularised incomplete beta function I_x(a, b).
 *
 * Unit: probability. Range: 0 … 1; 0 ≤ x ≤ 1, a and b > 0.
 * Missing: throws outside that range.
 * Source: definition.
 */
export function regularizedBeta(x: number, a: number, b: number): number {
	return finite(betainc(x, a, b), 'The incomplete beta function');
}
