// Counts points of importance the way the database does.
import type { ExactSums } from '#lib/domain/statistics/exact-sums.ts';
import type { WeightedSums } from '#lib/domain/servqual/survey-sums.ts';
import { present, type Answers } from './count-answers.ts';
import { countSums } from './count-numbers.ts';

/** Shares of points are kept to the millionth. */
const SHARE_SCALE = 1_000_000;

/**
 * @param people points, and the scores (× score_scale) of every dimension
 */
export function countImportance(
	people: readonly { points: Answers | undefined; scores: Answers }[],
	of: WeightedSums['of']
): WeightedSums | null {
	if (people.every(({ points }) => points === undefined)) return null;
	const usable = people.flatMap(({ points = [], scores }) => {
		const [given, known] = [present(points), present(scores)];
		const sum = given.reduce((total, value) => total + value, 0);
		const isUsable =
			given.length === scores.length &&
			known.length === scores.length &&
			sum > 0 &&
			Math.min(...given) >= 0;
		if (!isUsable) return [];
		return [
			{ shares: given.map((value) => Math.round((value / sum) * SHARE_SCALE)), scores: known }
		];
	});
	const dimensions = (people[0]?.scores ?? []).map((_score, d) => d);
	const sumsOf = (of: 'shares' | 'scores'): ExactSums[] =>
		dimensions.map((d) => countSums(usable.map((person) => person[of][d] ?? NaN)));
	return {
		...{ n: usable.length, of, share_scale: SHARE_SCALE },
		shares: sumsOf('shares').map(({ sum }) => sum),
		share_squares: sumsOf('shares').map(({ sum_sq }) => sum_sq),
		scores: sumsOf('scores').map(({ sum }) => sum),
		respondent: countSums(
			usable.map(({ shares, scores }) =>
				shares.reduce((sum, share, d) => sum + share * (scores[d] ?? NaN), 0)
			)
		)
	};
}
