import { correlationFrom } from './correlation.ts';
import { scaledCovariance, type CrossProducts } from './covariance.ts';
import { unavailable, type Estimate } from './estimate.ts';
import type { Rows } from './linear-algebra.ts';
import { cell } from './matrix.ts';
import { explained, type Explained } from './relative-weights.ts';

export type Regression = Explained & {
	/** Of the predictors and, last, the outcome. */
	correlations: Rows;
};

/**
 * What the last variable is associated with, from exact sums; the others are its predictors. The
 * formulas are in `relative-weights.ts`.
 *
 * Unit: none. Range: R² and each relative weight 0 … 1.
 * Missing: listwise; null for n ≤ number of predictors + 1 (`too_few`), when a variable is constant
 * or a predictor follows from the others (`zero_variance`).
 * Source: Johnson (2000), Multivariate Behavioral Research 35(1).
 */
export function regress(products: CrossProducts): Estimate<Regression> {
	const { n, matrix } = scaledCovariance(products);
	const predictors = matrix.length - 1;
	if (predictors < 1 || n <= predictors + 1) return unavailable('too_few', n);
	const correlations = matrix.map((_row, i) =>
		matrix.flatMap((_column, j) => {
			const spread = {
				xx: cell(matrix, i, i),
				yy: cell(matrix, j, j),
				xy: cell(matrix, i, j)
			};
			return correlationFrom(spread) ?? [];
		})
	);
	// A constant variable correlates with nothing, which leaves its row short.
	if (correlations.some((row) => row.length <= predictors)) return unavailable('zero_variance', n);
	const found = explained(correlations);
	return found === null
		? unavailable('zero_variance', n)
		: { value: { ...found, correlations }, n };
}
