import { alphaIfDeleted } from '../statistics/alpha-if-deleted.ts';
import { scaledCovariance, type CrossProducts } from '../statistics/covariance.ts';
import { unavailable, type Estimate } from '../statistics/estimate.ts';
import type { Interval } from '../statistics/interval.ts';
import { itemTotalCorrelations } from '../statistics/item-total.ts';
import { cellN, gapNumbers, measuredMean, type Cell, type MeasuredGap } from './measured-mean.ts';
import { mainColumn, whyNoScale, whyNotAsked, type Layout } from './layout.ts';
import type { DimensionSums, ItemSums, MomentsByColumn } from './survey-sums.ts';
import { withReasons, type Reasoned } from './with-reasons.ts';

type ByColumn = Reasoned<{ perception: number | null; expectation: number | null }>;

type MeasuredRating = Reasoned<{
	/** Respondents who rated this column; the item's own n counts those with a gap where there is one. */
	n: number;
	mean: number | null;
	sd: number | null;
	ci95: Interval | null;
	/** Share of respondents at the top of the scale: expectations tend to sit there. */
	share_at_max: number | null;
}>;

export type MeasuredItem = {
	code: string;
	dimension: string;
	n: number;
	expectation: MeasuredRating;
	perception: MeasuredRating;
	gap: MeasuredGap & { wilcoxon_p: number | null };
	item_total: ByColumn;
	alpha_if_deleted: ByColumn;
};

/** One item of the measurement document; `dimension` brings the complete cases it belongs to. */
export function measuredItem(
	item: ItemSums,
	dimension: DimensionSums | undefined,
	layout: Layout
): MeasuredItem {
	const cell = (column: keyof MomentsByColumn): Cell => ({
		moments: item[column],
		scale: 1,
		suppressBelow: layout.suppressBelow,
		withheld: whyNotAsked(layout, column)
	});
	const gap = gapNumbers(cell('gap'));
	const inScale = (statistic: typeof itemTotalCorrelations): ByColumn => {
		const of = (column: 'perception' | 'expectation'): Estimate => {
			const notAsked = whyNoScale(layout, column);
			if (notAsked !== undefined) return unavailable(notAsked, 0);
			const complete = dimension?.complete[column] ?? null;
			const place = dimension?.items.indexOf(item.code) ?? -1;
			return atPlace(complete, place, layout.suppressBelow, statistic);
		};
		const perception = of('perception');
		const expectation = of('expectation');
		return withReasons(
			{ perception: perception.value, expectation: expectation.value },
			{ perception: perception.reason, expectation: expectation.reason }
		);
	};
	return {
		code: item.code,
		dimension: item.dimension,
		n: cellN(cell(mainColumn(layout))),
		expectation: measuredRating(cell('expectation')),
		perception: measuredRating(cell('perception')),
		// The sums carry no histogram of gaps yet, which the Wilcoxon test needs.
		gap: withReasons(
			{ ...gap.numbers, wilcoxon_p: null },
			{ ...gap.reasons, wilcoxon_p: gap.reasons.mean ?? 'not_asked' }
		),
		item_total: inScale(itemTotalCorrelations),
		alpha_if_deleted: inScale(alphaIfDeleted)
	};
}

function measuredRating(cell: Cell): MeasuredRating {
	const { mean, sd, ci95, ...why } = measuredMean(cell);
	const n = cellN(cell);
	const share_at_max = mean === null ? null : (cell.moments?.at_max ?? 0) / n;
	const reasons = { mean: why.reason, sd: why.reason, ci95: why.reason, share_at_max: why.reason };
	return withReasons({ n, mean, sd, ci95, share_at_max }, reasons);
}

function atPlace(
	complete: CrossProducts | null,
	place: number,
	suppressBelow: number,
	statistic: typeof itemTotalCorrelations
): Estimate {
	const n = complete?.n ?? 0;
	if (complete === null || n < suppressBelow) return unavailable('too_few', n);
	return statistic(scaledCovariance(complete))[place] ?? unavailable('too_few', n);
}
