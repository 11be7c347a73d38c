import { summarize, type Summary } from '../statistics/summary.ts';
import { compared, type Compared } from './compared.ts';
import { layoutOf, mainColumn } from './layout.ts';
import { suppressedGroup } from './measured-group.ts';
import { restOf } from './rest.ts';
import type { GroupSums, Moments, SurveySums } from './survey-sums.ts';

/** How one place stands against everybody else. */
export type PlaceCompared = {
	key: string;
	overall: Compared;
	/** In the order of the dimensions of the survey. */
	dimensions: Compared[];
};

const NOBODY = { n: 0, sum: '0', sum_sq: '0' };

/**
 * Every place that is shown against all other answers, on the overall score and on each dimension. Each
 * score is a family of its own: among many places some stand out by chance, so the p values of one score
 * are adjusted for all places that it is shown of.
 *
 * Unit: scale points, the place minus the others. Range: negative is worse.
 * Missing: as `compared`: too few on either side; `not_asked` where each person was asked some of the
 * items, for then nobody has a score of their own, and where expectations alone were asked.
 * Source: Welch (1947); Holm (1979) over the places shown.
 *
 * @param sums grouped by place
 */
export function placesCompared(sums: SurveySums): PlaceCompared[] {
	const layout = layoutOf(sums);
	const column = mainColumn(layout);
	const shown = sums.groups.filter((group) => suppressedGroup(group, layout) === null);
	const reason = layout.isSampled || column === 'expectation' ? ('not_asked' as const) : undefined;
	const family = (
		whole: Moments | null,
		partOf: (group: GroupSums) => Moments | null,
		scale: number
	): Compared[] =>
		compared(
			shown.map((group) => ({
				ours: summaryOf(partOf(group), scale),
				theirs: summaryOf(restOf(whole, partOf(group)), scale),
				reason
			})),
			layout.suppressBelow
		);
	const score = column === 'gap' ? 'gap' : 'perception';
	const overall = family(
		sums.overall[score],
		(group) => group.overall?.[score] ?? null,
		sums.overall_scale
	);
	const dimensions = sums.dimensions.map((dimension) =>
		family(
			dimension[score],
			({ dimensions: own }) => own.find(({ code }) => code === dimension.code)?.[score] ?? null,
			sums.score_scale
		)
	);
	return shown.flatMap(({ key }, place) => {
		const own = overall[place];
		return own === undefined
			? []
			: [{ key, overall: own, dimensions: dimensions.flatMap((each) => each[place] ?? []) }];
	});
}

function summaryOf(moments: Parameters<typeof summarize>[0] | null, scale: number): Summary {
	return summarize(moments ?? NOBODY, scale);
}
