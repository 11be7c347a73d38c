export type WeightedGap = {
	value: number | null;
	/** What happened to the respondent's points; anything but `as_given` is shown in the audit. */
	weights: 'as_given' | 'renormalized' | 'invalid';
};

/** Points each respondent is asked to split over the dimensions. */
const POINTS = 100;

/**
 * Weighted gap of one respondent: Σ w_d·G_d / Σ w_d, with the points this respondent gave.
 *
 * Unit: scale points. Range: between the lowest and the highest dimension gap.
 * Missing: null if a dimension gap is missing. A missing or negative weight, or weights that sum
 * to 0, are invalid and give null: the respondent stays in the unweighted score. Points that sum
 * to something other than 100 are renormalised, and said to be.
 * Source: Parasuraman, Berry & Zeithaml (1991), Journal of Retailing 67(4).
 */
export function weightedGap(
	gaps: readonly (number | null)[],
	weights: readonly (number | null)[]
): WeightedGap {
	if (gaps.length !== weights.length) throw new RangeError('Each dimension has one weight.');
	let points = 0;
	let sum: number | null = 0;
	for (const [d, gap] of gaps.entries()) {
		const weight = weights[d] ?? null;
		if (weight === null || weight < 0) return { value: null, weights: 'invalid' };
		points += weight;
		sum = sum === null || gap === null ? null : sum + weight * gap;
	}
	if (points === 0) return { value: null, weights: 'invalid' };
	return {
		value: sum === null ? null : sum / points,
		weights: points === POINTS ? 'as_given' : 'renormalized'
	};
}
