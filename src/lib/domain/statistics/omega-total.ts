import type { CrossProducts } from './covariance.ts';
import { covarianceMatrix } from './covariance.ts';
import { unavailable, type Estimate } from './estimate.ts';
import { oneFactor } from './one-factor.ts';

/**
 * McDonald's omega total of one factor: (Σλ)² / ((Σλ)² + Σθ), loadings λ and error variances θ of
 * the maximum likelihood solution on the covariance matrix.
 *
 * Unlike alpha it does not assume that every item carries the factor equally.
 *
 * Unit: none. Range: 0 … 1.
 * Missing: listwise; null for fewer than three items or two respondents more than items
 * (`too_few`); null for a constant item, and where an error variance comes out at 0 or below (a
 * Heywood case) or no solution is found (`zero_variance`).
 * Source: McDonald (1999), Test Theory; factor: Jöreskog (1967), Psychometrika 32(4).
 */
export function omegaTotal(products: CrossProducts): Estimate {
	const { n } = products;
	const k = products.sums.length;
	const covariance = n < k + 2 ? null : covarianceMatrix(products).value;
	if (k < 3 || covariance === null) return unavailable('too_few', n);
	if (covariance.some((row, i) => row[i] === 0)) return unavailable('zero_variance', n);
	const factor = oneFactor(covariance);
	if (factor === null) return unavailable('zero_variance', n);
	const shared = factor.loadings.reduce((sum, loading) => sum + loading, 0) ** 2;
	const errors = factor.errors.reduce((sum, error) => sum + error, 0);
	return { value: shared / (shared + errors), n };
}
