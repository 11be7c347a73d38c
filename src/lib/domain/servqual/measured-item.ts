import { alphaIfDeleted } from '../statistics/alpha-if-deleted.ts';
import { scaledCovariance, type CrossProducts } from '../statistics/covariance.ts';
import { unavailable, type Estimate, type Reason } from '../statistics/estimate.ts';
import type { Interval } from '../statistics/interval.ts';
import { itemTotalCorrelations } from '../statistics/item-total.ts';
import { wilcoxonSignedRank } from '../statistics/wilcoxon.ts';
import { gapHistogram, opinions } from './item-counts.ts';
import {
	cellN,
	gapNumbers,
	measuredMean,
	withheldReason,
	type Cell,
	type MeasuredGap
} from './measured-mean.ts';
import { mainColumn, whyNoScale, whyNotAsked, type Layout } from './layout.ts';
import { measuredShare, type MeasuredShare } from './measured-share.ts';
import { measuredZone, type MeasuredZone } from './measured-zone.ts';
import type { Column, DimensionSums, ItemSums, MomentsByColumn } from './survey-sums.ts';
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
	/** The two highest steps of the scale. */
	top2_box: MeasuredShare;
	/** Of those who rated it or said that they had no opinion. */
	no_opinion: MeasuredShare;
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
	/** Only on forms that ask what is just acceptable. */
	zone?: MeasuredZone;
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
	const wilcoxon = wilcoxonOf(item, gap.reasons.mean);
	return {
		code: item.code,
		dimension: item.dimension,
		n: cellN(cell(mainColumn(layout))),
		expectation: measuredRating(item, 'expectation', cell('expectation')),
		perception: measuredRating(item, 'perception', cell('perception')),
		gap: withReasons(
			{ ...gap.numbers, wilcoxon_p: wilcoxon.value?.p ?? null },
			{ ...gap.reasons, wilcoxon_p: wilcoxon.reason }
		),
		item_total: inScale(itemTotalCorrelations),
		alpha_if_deleted: inScale(alphaIfDeleted),
		...(layout.hasZones && { zone: measuredZone(item.zone, layout.suppressBelow) })
	};
}

function wilcoxonOf(item: ItemSums, withheld: Reason | undefined): Estimate<{ p: number }> {
	if (withheld !== undefined) return unavailable(withheld, 0);
	// The gap may be shown but its histogram was not counted.
	if (item.counts === null) return unavailable('not_asked', 0);
	return wilcoxonSignedRank(gapHistogram(item.counts));
}

function measuredRating(item: ItemSums, column: Column, cell: Cell): MeasuredRating {
	const { mean, sd, ci95, ...why } = measuredMean(cell);
	const n = cellN(cell);
	const withheld = withheldReason(cell);
	const share_at_max = mean === null ? null : (cell.moments?.at_max ?? 0) / n;
	const { rated, withoutOpinion } = item.counts
		? opinions(item.counts, column)
		: { rated: 0, withoutOpinion: 0 };
	const notAsked = cell.withheld ?? (item.counts === null ? (withheld ?? 'not_asked') : undefined);
	return withReasons(
		{
			...{ n, mean, sd, ci95, share_at_max },
			top2_box: measuredShare(cell.moments?.top2 ?? 0, n, cell.suppressBelow, withheld),
			no_opinion: measuredShare(
				withoutOpinion,
				rated + withoutOpinion,
				cell.suppressBelow,
				notAsked
			)
		},
		{ mean: why.reason, sd: why.reason, ci95: why.reason, share_at_max: why.reason }
	);
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
