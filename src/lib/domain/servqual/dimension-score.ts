/**
 * Score of one respondent on one dimension: the mean of the item values that exist. The values are
 * perceptions, expectations or item gaps.
 *
 * Unit: scale points. Range: that of the values.
 * Missing: half rule, null unless at least ceil(k/2) of the k values exist; never filled with 0.
 * Source: Parasuraman, Zeithaml & Berry (1988), Journal of Retailing 64(1), for the mean; they give
 * no rule for missing answers, the half rule has the support of Siddiqui's simulations (2015).
 */
export function dimensionScore(values: readonly (number | null)[]): number | null {
	const present = values.filter((value) => value !== null);
	if (present.length === 0 || present.length < Math.ceil(values.length / 2)) return null;
	return present.reduce((sum, value) => sum + value, 0) / present.length;
}
