import type { Interval } from '../statistics/interval.ts';
import { whyNotAsked, type Layout } from './layout.ts';
import { compositeOf, type CompositeReliability } from './measured-composite.ts';
import type { MeasuredDimension } from './measured-dimension.ts';
import { cellN, gapNumbers, meanOfScore, type Cell } from './measured-mean.ts';
import type { MeasuredQuestion } from './measured-question.ts';
import { measuredShare, type MeasuredShare } from './measured-share.ts';
import { measuredWeighted, type MeasuredWeighted } from './measured-weighted.ts';
import { overallWeights, type ItemPair } from './sampled-mean.ts';
import type { Moments, SurveySums } from './survey-sums.ts';
import { withReasons, type Reasoned } from './with-reasons.ts';

/** n is null only where a group is suppressed: its size is withheld with the rest. */
export type OverallPerception = Reasoned<{
	mean: number | null;
	ci95: Interval | null;
	n: number | null;
}>;

export type OverallGap = Reasoned<{
	mean: number | null;
	sd: number | null;
	ci95: Interval | null;
	t: number | null;
	n: number | null;
}>;

export type Top2Box = MeasuredShare;

export type MeasuredOverall = {
	perception: OverallPerception;
	gap_unweighted: OverallGap;
	weighted: MeasuredWeighted;
	composite_reliability: CompositeReliability;
	top2_box: Top2Box;
} & Reasoned<{
	gap_weighted_respondent: number | null;
	gap_weighted_aggregate: number | null;
	nps: number | null;
}>;

/** The whole survey in a few numbers. */
export function measuredOverall(
	sums: SurveySums,
	layout: Layout,
	questions: readonly MeasuredQuestion[],
	dimensions: readonly MeasuredDimension[]
): MeasuredOverall {
	const { perception, gap, satisfaction } = sums.overall;
	const scores = overallScores({ perception, gap }, sums.overall_scale, layout, {
		pairs: sums.sampled,
		items: sums.items
	});
	const nps = questions.find((question) => question.nps !== undefined)?.nps;
	const weighted = measuredWeighted(sums, layout);
	// A weighted perception is no gap: forms without expectations have none.
	const isGap = weighted.of === 'gap';
	const why = whyNotAsked(layout, 'gap') ?? weighted.reason ?? 'not_asked';
	return withReasons(
		{
			...scores,
			gap_weighted_respondent: isGap ? weighted.mean : null,
			gap_weighted_aggregate: isGap ? weighted.aggregate : null,
			weighted,
			composite_reliability: compositeOf(sums, layout, dimensions),
			top2_box: top2Box(satisfaction, sums.n_received, layout),
			nps: nps?.score ?? null
		},
		{
			gap_weighted_respondent: why,
			gap_weighted_aggregate: why,
			nps: nps?.reason ?? 'not_asked'
		}
	);
}

/** Perception and gap over all dimensions, for the survey or for one of its groups. */
export function overallScores(
	overall: { readonly perception: Moments; readonly gap: Moments | null } | null,
	scale: number,
	layout: Layout,
	{ pairs, items }: { pairs: readonly ItemPair[] | undefined; items: SurveySums['items'] },
	withheld?: 'suppressed'
): { perception: OverallPerception; gap_unweighted: OverallGap } {
	const cell = (column: 'perception' | 'gap'): Cell => ({
		moments: overall?.[column] ?? null,
		scale,
		suppressBelow: layout.suppressBelow,
		withheld: whyNotAsked(layout, column) ?? withheld
	});
	const perception = meanOfScore(cell('perception'), pairs, overallWeights(items));
	const { numbers, reasons } = gapNumbers(cell('gap'));
	const { mean, sd, ci95, t } = numbers;
	const shownN = (n: number): number | null => (withheld === undefined ? n : null);
	return {
		perception: withReasons(
			{ mean: perception.mean, ci95: perception.ci95, n: shownN(cellN(cell('perception'))) },
			{ mean: perception.reason, ci95: perception.reason, n: withheld }
		),
		gap_unweighted: withReasons(
			{ mean, sd, ci95, t, n: shownN(cellN(cell('gap'))) },
			{ ...reasons, n: withheld }
		)
	};
}

function top2Box(satisfaction: Moments, received: number, layout: Layout): Top2Box {
	const { n, top2 } = satisfaction;
	const { suppressBelow } = layout;
	// Nobody among many answered: the form has no such question.
	const withheld = n === 0 && received >= suppressBelow ? 'not_asked' : undefined;
	return measuredShare(top2, n, suppressBelow, withheld);
}
