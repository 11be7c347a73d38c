import type { ScaledCovariance } from './covariance.ts';
import { correlationFrom } from './correlation.ts';
import { unavailable, type Estimate } from './estimate.ts';
import { cell, total, trace } from './matrix.ts';

/** Below this, 1 + (k−1)·r̄ is rounding noise around the exact 0 of a total without variance. */
const NOISE = 1e-12;

/**
 * Cronbach's alpha, raw: k/(k−1) · (1 − Σ item variances / variance of the total).
 *
 * Unit: none. Range: −∞ … 1. A negative alpha is reported as it is; it usually means an item that
 * should have been reverse-keyed.
 * Missing: listwise; null for fewer than two items or respondents (`too_few`) and when the total
 * does not vary (`zero_variance`).
 * Source: Cronbach (1951), Psychometrika 16(3).
 */
export function alphaRaw({ n, matrix }: ScaledCovariance): Estimate {
	const k = matrix.length;
	if (k < 2 || n < 2) return unavailable('too_few', n);
	const all = total(matrix);
	if (all === 0n) return unavailable('zero_variance', n);
	const shared = all - trace(matrix);
	return { value: Number(BigInt(k) * shared) / Number(BigInt(k - 1) * all), n };
}

/**
 * Cronbach's alpha, standardised: k·r̄ / (1 + (k−1)·r̄), r̄ the mean correlation between items.
 *
 * Unit: none. Range: −∞ … 1. Differs from raw alpha when the items spread differently.
 * Missing: listwise; null for fewer than two items or respondents (`too_few`) and when any item is
 * constant, since its correlations do not exist (`zero_variance`).
 * Source: Cronbach (1951), Psychometrika 16(3).
 */
export function alphaStandardized({ n, matrix }: ScaledCovariance): Estimate {
	const k = matrix.length;
	if (k < 2 || n < 2) return unavailable('too_few', n);
	let sum = 0;
	for (let i = 0; i < k; i++) {
		for (let j = 0; j < i; j++) {
			const xx = cell(matrix, i, i);
			const yy = cell(matrix, j, j);
			const r = correlationFrom({ xx, yy, xy: cell(matrix, i, j) });
			if (r === null) return unavailable('zero_variance', n);
			sum += r;
		}
	}
	const mean = sum / ((k * (k - 1)) / 2);
	const divisor = 1 + (k - 1) * mean;
	if (Math.abs(divisor) < NOISE) return unavailable('zero_variance', n);
	return { value: (k * mean) / divisor, n };
}
