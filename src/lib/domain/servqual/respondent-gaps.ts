import { dimensionScore } from './dimension-score.ts';
import { gap } from './gap.ts';
import { overallScore } from './overall-score.ts';
import { reverseKey } from './reverse-key.ts';
import type { RatingScale } from './scale.ts';

export type KeyedItem = { readonly dimension: string; readonly isReversed: boolean };

export type RespondentGaps = {
	items: (number | null)[];
	dimensions: Map<string, number | null>;
	overall: number | null;
};

/**
 * All gaps of one respondent, from the ratings as they were given: reverse key, item gaps,
 * dimension gaps, overall gap, in this order.
 *
 * Unit: scale points. Range: ± the width of the scale. Negative = below expectation.
 * Missing: an item gap needs both answers, a dimension half of its item gaps, the overall gap
 * every dimension.
 * Source: Parasuraman, Zeithaml & Berry (1988), Journal of Retailing 64(1).
 */
export function respondentGaps(
	items: readonly KeyedItem[],
	perceptions: readonly (number | null)[],
	expectations: readonly (number | null)[],
	scale: RatingScale
): RespondentGaps {
	const byDimension = new Map<string, (number | null)[]>();
	const itemGaps = items.map((item, i) => {
		const keyed = (rating: number | null): number | null =>
			item.isReversed ? reverseKey(rating, scale) : rating;
		const value = gap(keyed(perceptions[i] ?? null), keyed(expectations[i] ?? null));
		byDimension.set(item.dimension, [...(byDimension.get(item.dimension) ?? []), value]);
		return value;
	});
	const dimensions = new Map(
		[...byDimension].map(([code, values]) => [code, dimensionScore(values)] as const)
	);
	return { items: itemGaps, dimensions, overall: overallScore([...dimensions.values()]) };
}
