import type { ScaledCovariance } from './covariance.ts';
import { alphaRaw } from './cronbach-alpha.ts';
import type { Estimate } from './estimate.ts';
import { without } from './matrix.ts';

/**
 * Raw alpha of the scale that remains when one item is left out, for each item in turn.
 *
 * Unit: none. Range: −∞ … 1. Above the alpha of the whole scale: the item weakens it.
 * Missing: the same listwise respondents as the whole scale, so that the two can be compared; null
 * when fewer than two items remain (`too_few`) or their total does not vary (`zero_variance`).
 * Source: Cronbach (1951), Psychometrika 16(3), applied to the submatrix.
 */
export function alphaIfDeleted({ n, matrix }: ScaledCovariance): Estimate[] {
	return matrix.map((_row, item) => alphaRaw({ n, matrix: without(matrix, item) }));
}
