import { Z_975 } from './distributions.ts';
import { unavailable, type Estimate } from './estimate.ts';
import type { Interval } from './interval.ts';

/** Below this many answers, or when all are of one kind, the interval borrows three answers. */
const ADJUST_BELOW_N = 30;

export type Promoters = { promoters: number; passives: number; detractors: number };
export type NetPromoterScore = { score: number; ci95: Interval };

/**
 * Net promoter score: percentage points of promoters (9–10) minus detractors (0–6) on a 0–10 scale.
 *
 * Unit: points. Range: −100 … 100; the interval is cut at the ends.
 * Missing: null for n = 0 (`too_few`).
 * Source: Reichheld (2003), Harvard Business Review 81(12). Interval: z with the variance
 * p + d − (p − d)²; for few or uniform answers the adjusted Wald interval with ¾, 1½ and ¾ answers
 * added (Rocks 2016, Journal of Business Research 69(12)).
 */
export function netPromoterScore(counts: Promoters): Estimate<NetPromoterScore> {
	const { promoters, passives, detractors } = counts;
	const n = promoters + passives + detractors;
	if (n === 0) return unavailable('too_few', 0);
	const score = (100 * (promoters - detractors)) / n;
	const isUniform = [promoters, passives, detractors].includes(n);
	const added = n < ADJUST_BELOW_N || isUniform ? 3 : 0;
	const [p, d] = [promoters, detractors].map((count) => (count + added / 4) / (n + added)) as [
		number,
		number
	];
	const half = 100 * Z_975 * Math.sqrt((p + d - (p - d) ** 2) / (n + added));
	const centre = 100 * (p - d);
	return {
		value: { score, ci95: [Math.max(-100, centre - half), Math.min(100, centre + half)] },
		n
	};
}
