import { mainColumn, whyNotAsked, type Layout } from './layout.ts';
import {
	cellN,
	meanOfScore,
	measuredGap,
	measuredMean,
	type Cell,
	type MeasuredGap,
	type MeasuredMean
} from './measured-mean.ts';
import { overallScores, type OverallGap, type OverallPerception } from './measured-overall.ts';
import { dimensionWeights } from './sampled-mean.ts';
import type { GroupSums, LocalText, MomentsByColumn, SurveySums } from './survey-sums.ts';
import { withReasons, type Reasoned } from './with-reasons.ts';

export type MeasuredGroup = Reasoned<{
	key: string;
	name?: LocalText;
	/** Withheld with everything else: the total minus the other groups would give it away. */
	n: number | null;
	dimensions: {
		code: string;
		n: number | null;
		expectation: MeasuredMean;
		perception: MeasuredMean;
		gap: MeasuredGap;
	}[];
	overall: { perception: OverallPerception; gap_unweighted: OverallGap };
}>;

/** `primary`: too small itself. `complementary`: withheld so that a small sibling stays hidden. */
export type SuppressedGroup = { group: string; reason: 'primary' | 'complementary' };

/** SQL decides who is suppressed; a small group that slipped through is withheld here as well. */
export function suppressedGroup(group: GroupSums, layout: Layout): SuppressedGroup | null {
	if (group.n < layout.suppressBelow) return { group: group.key, reason: 'primary' };
	return group.is_suppressed ? { group: group.key, reason: 'complementary' } : null;
}

export function measuredGroup(
	group: GroupSums,
	sums: Pick<SurveySums, 'items' | 'score_scale' | 'overall_scale'>,
	layout: Layout
): MeasuredGroup {
	const withheld = suppressedGroup(group, layout) === null ? undefined : 'suppressed';
	return withReasons(
		{
			key: group.key,
			...(group.name === undefined ? {} : { name: group.name }),
			n: withheld === undefined ? group.n : null,
			dimensions: group.dimensions.map((dimension) => {
				const cell = (column: keyof MomentsByColumn): Cell => ({
					// The sums of a suppressed group are dropped, so that not even its n is left.
					moments: withheld === undefined ? dimension[column] : null,
					scale: sums.score_scale,
					suppressBelow: layout.suppressBelow,
					withheld: whyNotAsked(layout, column) ?? withheld
				});
				return withReasons(
					{
						code: dimension.code,
						n: withheld === undefined ? cellN(cell(mainColumn(layout))) : null,
						expectation: measuredMean(cell('expectation')),
						perception: meanOfScore(
							cell('perception'),
							group.sampled,
							dimensionWeights(sums.items, dimension.code)
						),
						gap: measuredGap(cell('gap'))
					},
					withheld
				);
			}),
			overall: overallScores(
				withheld === undefined ? group.overall : null,
				sums.overall_scale,
				layout,
				{ pairs: group.sampled, items: sums.items },
				withheld
			)
		},
		withheld
	);
}
