import type { ScaledCovariance } from './covariance.ts';
import { correlationFrom } from './correlation.ts';
import { unavailable, type Estimate } from './estimate.ts';
import { cell, rowSum, total } from './matrix.ts';

/**
 * Corrected item-total correlation: each item with the sum of the others.
 *
 * Unit: none. Range: −1 … 1. Negative: ask whether the item should be reverse-keyed.
 * Missing: listwise; null for fewer than two items or respondents (`too_few`) and when the item or
 * the rest of the scale is constant (`zero_variance`).
 * Source: Nunnally & Bernstein (1994), Psychometric Theory, 3rd ed., ch. 8.
 */
export function itemTotalCorrelations({ n, matrix }: ScaledCovariance): Estimate[] {
	const all = total(matrix);
	return matrix.map((_row, item) => {
		if (matrix.length < 2 || n < 2) return unavailable('too_few', n);
		const own = cell(matrix, item, item);
		const withAll = rowSum(matrix, item);
		const value = correlationFrom({ xx: own, yy: all - 2n * withAll + own, xy: withAll - own });
		return value === null ? unavailable('zero_variance', n) : { value, n };
	});
}
