import { layoutOf, mainColumn } from '../servqual/layout.ts';
import {
	measurementDocument,
	type MeasurementDocument,
	type MeasurementFilter
} from '../servqual/measurement-document.ts';
import type { Moments, SurveySums } from '../servqual/survey-sums.ts';
import type { Reason } from '../statistics/estimate.ts';
import type { Interval } from '../statistics/interval.ts';
import { summarize } from '../statistics/summary.ts';
import { monthsBetween } from './months.ts';

/** The whole survey, beside which stand the codes of its dimensions. */
export const OVERALL = 'overall';

export type Month = {
	/** "2026-05" */
	key: string;
	mean: number | null;
	ci: Interval | null;
	/** Null as well where nobody has a score of their own: each person was asked a sample of the items. */
	sd: number | null;
	/** People who have the score; null where even their number is withheld, 0 where nobody answered. */
	n: number | null;
	reason?: Reason | undefined;
	/** `primary`: too few answers. `complementary`: hidden so that a smaller month stays hidden. */
	suppressed: 'primary' | 'complementary' | null;
};

/**
 * One score by month, from the first month with answers to the last: the gap where expectations were
 * asked, else the one column that was. Months without answers stand in between, empty.
 *
 * Unit: scale points. Missing: months below the smallest group are null with their reason, as in the
 * measurement document; the months come from there and nowhere else.
 *
 * @param sums by month
 * @param score `OVERALL` or the code of a dimension; of any other code every month is null
 */
export function monthlySeries(sums: SurveySums, filter: MeasurementFilter, score: string): Month[] {
	return seriesIn(sums, measurementDocument(sums, filter), score);
}

/** The same from a document that is there already: several scores need it only once. */
export function seriesIn(
	sums: SurveySums,
	{ groups, suppressed }: Pick<MeasurementDocument, 'groups' | 'suppressed'>,
	score: string
): Month[] {
	const why = new Map(suppressed.map(({ group, reason }) => [group, reason]));
	const column = mainColumn(layoutOf(sums));
	const months = new Map(
		groups.map((group, place): [string, Month] => {
			const { dimensions, overall } = group;
			const dimension = dimensions.find(({ code }) => code === score);
			const whole = column === 'gap' ? overall.gap_unweighted : overall.perception;
			const measured =
				score === OVERALL ? whole : dimension && { ...dimension[column], n: dimension.n };
			const mean = measured?.mean ?? null;
			const moments = momentsOf(sums, place, score, column);
			return [
				group.key,
				{
					key: group.key,
					mean,
					ci: measured?.ci95 ?? null,
					sd: mean === null || moments === null ? null : moments.sd,
					n: measured?.n ?? null,
					...(mean === null ? { reason: measured?.reason ?? 'not_asked' } : {}),
					suppressed: why.get(group.key) ?? null
				}
			];
		})
	);
	const keys = [...months.keys()].sort();
	const [first] = keys;
	const last = keys.at(-1);
	if (first === undefined || last === undefined) return [];
	return monthsBetween(first, last).map((key) => months.get(key) ?? emptyMonth(key));
}

/** The spread within a month; null where people have no scores of their own. */
function momentsOf(
	sums: SurveySums,
	place: number,
	score: string,
	column: 'expectation' | 'perception' | 'gap'
): { sd: number | null } | null {
	const group = sums.groups[place];
	if (group === undefined || (column === 'perception' && group.sampled !== undefined)) return null;
	const whole = column === 'expectation' ? null : (group.overall?.[column] ?? null);
	const dimension = group.dimensions.find(({ code }) => code === score)?.[column] ?? null;
	const moments: Moments | null = score === OVERALL ? whole : dimension;
	if (moments === null) return null;
	return summarize(moments, score === OVERALL ? sums.overall_scale : sums.score_scale);
}

function emptyMonth(key: string): Month {
	return { key, mean: null, ci: null, sd: null, n: 0, reason: 'too_few', suppressed: null };
}
