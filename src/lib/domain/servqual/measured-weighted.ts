import type { Interval } from '../statistics/interval.ts';
import { measuredMean, withheldReason, type Cell } from './measured-mean.ts';
import type { Layout } from './layout.ts';
import type { SurveySums, WeightedSums } from './survey-sums.ts';
import { weightedAggregate } from './weighted-aggregate.ts';
import { withReasons, type Reasoned } from './with-reasons.ts';

export type MeasuredWeighted = Reasoned<{
	/** What is weighted; null where importance was not asked. */
	of: WeightedSums['of'] | null;
	/** Respondents with usable points and a score of every dimension. */
	n: number;
	/** Mean of the respondents' own weighted scores. */
	mean: number | null;
	ci95: Interval | null;
	/** Mean scores weighted with mean points, over the same respondents. */
	aggregate: number | null;
}>;

/**
 * The overall score weighted with the points that people gave the dimensions, both ways.
 *
 * Unit: scale points. Range: that of the score.
 * Missing: null where importance was not asked (`not_asked`) and below the smallest group that may
 * be shown (`too_few`).
 * Source: Parasuraman, Berry & Zeithaml (1991), Journal of Retailing 67(4); the difference of the
 * two is explained in `weighted-aggregate.ts`.
 */
export function measuredWeighted(
	{ weighted, score_scale }: Pick<SurveySums, 'weighted' | 'score_scale'>,
	{ suppressBelow }: Layout
): MeasuredWeighted {
	if (weighted === null) {
		return withReasons({ of: null, n: 0, mean: null, ci95: null, aggregate: null }, 'not_asked');
	}
	const { of, n, share_scale, shares, scores, respondent } = weighted;
	const cell: Cell = {
		moments: { ...respondent, at_max: 0, top2: 0 },
		scale: score_scale * share_scale,
		suppressBelow
	};
	const withheld = withheldReason(cell);
	const { mean, ci95, reason } = measuredMean(cell);
	const meanOf = (sums: readonly string[], scale: number): number[] =>
		sums.map((sum) => Number(sum) / (n * scale));
	const aggregate =
		withheld === undefined
			? weightedAggregate(meanOf(scores, score_scale), meanOf(shares, share_scale))
			: null;
	return withReasons(
		{ of, n, mean, ci95, aggregate },
		{ mean: reason, ci95: reason, aggregate: withheld ?? 'too_few' }
	);
}
