/**
 * Overall score of one respondent: the mean of the dimension scores, each dimension counting the
 * same. Not the mean of all items, which would count the longer dimensions more.
 *
 * Unit: scale points. Range: that of the dimension scores.
 * Missing: null unless every dimension has a score.
 * Source: Parasuraman, Zeithaml & Berry (1988), Journal of Retailing 64(1).
 */
export function overallScore(dimensions: readonly (number | null)[]): number | null {
	const present = dimensions.filter((score) => score !== null);
	if (present.length === 0 || present.length < dimensions.length) return null;
	return present.reduce((sum, score) => sum + score, 0) / present.length;
}
