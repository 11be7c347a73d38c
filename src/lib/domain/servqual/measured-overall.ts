import type { Interval } from '../statistics/interval.ts';
import { wilsonInterval } from '../statistics/wilson.ts';
import { whyNotAsked, type Layout } from './layout.ts';
import { cellN, gapNumbers, meanOfScore, withheldReason, type Cell } from './measured-mean.ts';
import type { MeasuredQuestion } from './measured-question.ts';
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

export type Top2Box = Reasoned<{ share: number | null; ci95: Interval | null; n: number }>;

export type MeasuredOverall = {
	perception: OverallPerception;
	gap_unweighted: OverallGap;
	top2_box: Top2Box;
} & Reasoned<{
	gap_weighted_respondent: number | null;
	gap_weighted_aggregate: number | null;
	nps: number | null;
}>;

/** The whole survey in a few numbers. Weighted gaps are not part of the sums yet. */
export function measuredOverall(
	sums: SurveySums,
	layout: Layout,
	questions: readonly MeasuredQuestion[]
): MeasuredOverall {
	const { perception, gap, satisfaction } = sums.overall;
	const scores = overallScores({ perception, gap }, sums.overall_scale, layout, {
		pairs: sums.sampled,
		items: sums.items
	});
	const nps = questions.find((question) => question.nps !== undefined)?.nps;
	return withReasons(
		{
			...scores,
			gap_weighted_respondent: null,
			gap_weighted_aggregate: null,
			top2_box: top2Box(satisfaction, sums.n_received, layout),
			nps: nps?.score ?? null
		},
		{
			gap_weighted_respondent: 'not_asked',
			gap_weighted_aggregate: 'not_asked',
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
	const reason = withheldReason({ moments: satisfaction, scale: 1, suppressBelow, withheld });
	if (reason !== undefined) return withReasons({ share: null, ci95: null, n }, reason);
	const interval = wilsonInterval(top2, n);
	return withReasons({ share: top2 / n, ci95: interval.value, n }, interval.reason);
}
