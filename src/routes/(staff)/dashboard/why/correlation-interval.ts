import { Z_975 } from '#lib/domain/statistics/distributions.ts';
import type { Interval } from '#lib/domain/statistics/interval.ts';

/**
 * 95 % interval of a correlation: tanh(artanh r ± z / √(n − 3)).
 *
 * Unit: none. Range: −1 … 1. Missing: null for n ≤ 3; for |r| = 1 both ends are r.
 * Source: Fisher (1921), Metron 1.
 */
export function correlationInterval(r: number, n: number): Interval | null {
	if (n <= 3) return null;
	if (Math.abs(r) >= 1) return [r, r];
	const half = Z_975 / Math.sqrt(n - 3);
	return [Math.tanh(Math.atanh(r) - half), Math.tanh(Math.atanh(r) + half)];
}
