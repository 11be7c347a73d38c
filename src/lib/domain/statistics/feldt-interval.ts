import { fQuantile } from './distributions.ts';
import { unavailable, type Estimate } from './estimate.ts';
import type { Interval } from './interval.ts';

/**
 * Feldt's confidence interval of Cronbach's alpha.
 *
 * lower = 1 − (1−α)·F(1−q; n−1, (n−1)(k−1)), upper with F(q; …), q = (1 − confidence) / 2.
 *
 * Unit: none. Range: below 1; may reach below 0.
 * Missing: null where alpha is, with its reason; null for n < 2 or k < 2 (`too_few`).
 * Source: Feldt, Woodruff & Salih (1987), Applied Psychological Measurement 11(1), eq. 6–7.
 */
export function feldtInterval(
	alpha: Estimate,
	items: number,
	confidence = 0.95
): Estimate<Interval> {
	const { n } = alpha;
	if (alpha.value === null) return unavailable(alpha.reason, n);
	if (n < 2 || items < 2) return unavailable('too_few', n);
	const tail = (1 - confidence) / 2;
	const df1 = n - 1;
	const df2 = df1 * (items - 1);
	const lower = 1 - (1 - alpha.value) * fQuantile(1 - tail, df1, df2);
	const upper = 1 - (1 - alpha.value) * fQuantile(tail, df1, df2);
	return { value: [lower, upper], n };
}
