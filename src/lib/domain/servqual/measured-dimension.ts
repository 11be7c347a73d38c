import { pairSpread, pearson } from '../statistics/correlation.ts';
import { differenceScoreReliability } from '../statistics/difference-score-reliability.ts';
import { unavailable, type Estimate } from '../statistics/estimate.ts';
import { holm } from '../statistics/holm.ts';
import { completeCases, type CompleteCases } from './measured-complete-cases.ts';
import { mainColumn, whyNoScale, whyNotAsked, type Layout } from './layout.ts';
import { measuredAlpha, type MeasuredAlpha } from './measured-alpha.ts';
import {
	cellN,
	cellSummary,
	gapNumbers,
	meanOfScore,
	measuredMean,
	type Cell,
	type MeasuredGap,
	type MeasuredMean
} from './measured-mean.ts';
import type { Drivers } from './measured-drivers.ts';
import { measuredImportance, type MeasuredImportance } from './measured-importance.ts';
import { dimensionZone, type MeasuredDimensionZone } from './measured-zone.ts';
import { dimensionWeights } from './sampled-mean.ts';
import type { DimensionSums, MomentsByColumn, SurveySums } from './survey-sums.ts';
import { withReasons, type Reasoned } from './with-reasons.ts';

export type MeasuredDimension = {
	code: string;
	n: number;
	expectation: MeasuredMean;
	perception: MeasuredMean;
	gap: MeasuredGap & { p_holm: number | null };
	alpha: { expectation: MeasuredAlpha; perception: MeasuredAlpha; gap: MeasuredAlpha };
	/** Beside the half rule: those who answered every item. */
	complete_cases: { expectation: CompleteCases; perception: CompleteCases; gap: CompleteCases };
	importance: MeasuredImportance;
	/** Only on forms that ask what is just acceptable. */
	zone?: MeasuredDimensionZone;
} & Reasoned<{ difference_score_reliability: number | null; correlation_ep: number | null }>;

/** The dimensions of the measurement document; together they are the family Holm adjusts for. */
export function measuredDimensions(
	{
		dimensions,
		items,
		sampled,
		weighted,
		score_scale: scoreScale
	}: Pick<SurveySums, 'dimensions' | 'items' | 'sampled' | 'weighted' | 'score_scale'>,
	layout: Layout,
	regression: Estimate<Drivers>
): MeasuredDimension[] {
	const gaps = dimensions.map((dimension) =>
		gapNumbers(cell(dimension, 'gap', scoreScale, layout))
	);
	const adjusted = holm(gaps.map(({ numbers }) => numbers.p));
	return dimensions.map((dimension, d) => {
		const { numbers, reasons } = gaps[d] ?? gapNumbers(cell(dimension, 'gap', scoreScale, layout));
		const alphaOf = (column: keyof MomentsByColumn) =>
			measuredAlpha(dimension.complete[column], layout.suppressBelow, whyNoScale(layout, column));
		const alpha = {
			expectation: alphaOf('expectation'),
			perception: alphaOf('perception'),
			gap: alphaOf('gap')
		};
		const pair = pairStatistics(
			dimension,
			layout,
			alpha.perception.estimate,
			alpha.expectation.estimate
		);
		const completeOf = (column: keyof MomentsByColumn): CompleteCases => {
			const { mean, n } = cellSummary(cell(dimension, column, scoreScale, layout));
			const withheld = whyNoScale(layout, column);
			const products = dimension.complete[column];
			return completeCases(products, { mean, n }, layout.suppressBelow, withheld);
		};
		return withReasons(
			{
				code: dimension.code,
				n: cellN(cell(dimension, mainColumn(layout), scoreScale, layout)),
				expectation: measuredMean(cell(dimension, 'expectation', scoreScale, layout)),
				perception: meanOfScore(
					cell(dimension, 'perception', scoreScale, layout),
					sampled,
					dimensionWeights(items, dimension.code)
				),
				gap: withReasons(
					{ ...numbers, p_holm: adjusted[d] ?? null },
					{ ...reasons, p_holm: reasons.p }
				),
				alpha: {
					expectation: alpha.expectation.document,
					perception: alpha.perception.document,
					gap: alpha.gap.document
				},
				difference_score_reliability: pair.reliability.value,
				correlation_ep: pair.correlation.value,
				complete_cases: {
					expectation: completeOf('expectation'),
					perception: completeOf('perception'),
					gap: completeOf('gap')
				},
				importance: measuredImportance(weighted, regression, d, layout),
				...(layout.hasZones && {
					zone: dimensionZone(
						items.flatMap((item) => (item.dimension === dimension.code ? [item.zone] : [])),
						layout.suppressBelow
					)
				})
			},
			{
				difference_score_reliability: pair.reliability.reason,
				correlation_ep: pair.correlation.reason
			}
		);
	});
}

function cell(
	dimension: DimensionSums,
	column: keyof MomentsByColumn,
	scale: number,
	layout: Layout
): Cell {
	return {
		moments: dimension[column],
		scale,
		suppressBelow: layout.suppressBelow,
		withheld: whyNotAsked(layout, column)
	};
}

function pairStatistics(
	{ ep_cross }: DimensionSums,
	layout: Layout,
	alphaPerception: Estimate,
	alphaExpectation: Estimate
): { correlation: Estimate; reliability: Estimate } {
	const notAsked = whyNotAsked(layout, 'gap');
	const n = ep_cross?.n ?? 0;
	if (ep_cross === null || notAsked !== undefined || n < layout.suppressBelow) {
		const nothing = unavailable(notAsked ?? 'too_few', n);
		return { correlation: nothing, reliability: nothing };
	}
	const sums = {
		n,
		sum_x: ep_cross.sum_p,
		sum_y: ep_cross.sum_e,
		sum_xx: ep_cross.sum_pp,
		sum_yy: ep_cross.sum_ee,
		sum_xy: ep_cross.sum_ep
	};
	return {
		correlation: pearson(sums),
		reliability: differenceScoreReliability(pairSpread(sums), n, alphaPerception, alphaExpectation)
	};
}
