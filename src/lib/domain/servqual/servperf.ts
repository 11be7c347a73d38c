import { dimensionScore } from './dimension-score.ts';
import { overallScore } from './overall-score.ts';

export type Servperf = { dimensions: (number | null)[]; overall: number | null };

/**
 * SERVPERF of one respondent: perception alone, one score per dimension and their mean.
 *
 * Cronin & Taylor average all items; Heed averages the dimension means, so that the score compares
 * with the gap score of the same form and a longer dimension does not count more.
 *
 * Unit: scale points. Range: the rating scale.
 * Missing: half rule per dimension; the overall score needs every dimension.
 * Source: Cronin & Taylor (1992), Journal of Marketing 56(3).
 *
 * @param perceptions one list of (already reverse-keyed) ratings per dimension
 */
export function servperf(perceptions: readonly (readonly (number | null)[])[]): Servperf {
	const dimensions = perceptions.map(dimensionScore);
	return { dimensions, overall: overallScore(dimensions) };
}
