import { weightedGap } from './weighted-gap.ts';

/**
 * Weighted gap on aggregates: Σ w̄_d·Ḡ_d / Σ w̄_d, from mean points and mean gaps.
 *
 * It differs from the mean of the respondents' weighted gaps by Σ cov(w_d, G_d) / 100, so whoever
 * shows it says which of the two it is.
 *
 * Unit: scale points. Range: between the lowest and the highest mean gap.
 * Missing: null if any mean gap or mean weight is missing, or the weights sum to 0.
 * Source: Parasuraman, Berry & Zeithaml (1991), Journal of Retailing 67(4), on aggregates.
 */
export function weightedAggregate(
	meanGaps: readonly (number | null)[],
	meanWeights: readonly (number | null)[]
): number | null {
	return weightedGap(meanGaps, meanWeights).value;
}
