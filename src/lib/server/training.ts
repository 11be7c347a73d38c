/** What trainers read: the sums of a team and of those it is compared with, and customers' own words. */
import { z } from 'zod';
import type { MeasurementFilter } from '#lib/domain/servqual/measurement-document.ts';
import type { SurveySums } from '#lib/domain/servqual/survey-sums.ts';
import { sinceLastTime, type Period, type Since } from '#lib/domain/training/periods.ts';
import type { SheetSums } from '#lib/domain/training/sheet.ts';
import { unwrap, type Db } from './db.ts';
import * as measurement from './measurement.ts';

const MOST_COMMENTS = 6;

const words = z.object({
	is_shown: z.boolean(),
	comments: z.array(z.object({ text: z.string(), locale: z.enum(['zh', 'en']).nullable() }))
});

export type Comments = z.output<typeof words>;

/**
 * What the least content customers of a selection wrote, without what says who they are. Not shown of
 * fewer than ten answers.
 *
 * Errors: `not_found`; `forbidden` for roles that train nobody.
 */
export async function comments(
	{ client, organization }: Db,
	survey: string,
	{ from, to, site, service, channel, locale, exclude }: MeasurementFilter
): Promise<Comments> {
	return words.parse(
		unwrap(
			await client.rpc('training_comments', {
				p_organization: organization,
				p_survey: survey,
				p_filter: { from, to, site, service, channel, locale, exclude: exclude && [...exclude] },
				p_limit: MOST_COMMENTS
			})
		)
	);
}

export type TeamSums = SheetSums & {
	/** All teams by site, for a glance at each. */
	bySite: SurveySums;
	since: Since | null;
};

/** The sums of a period for one team or for all, and of the times and teams they are compared with. */
export async function teamSums(
	db: Db,
	survey: string,
	filter: MeasurementFilter,
	period: Period,
	trainedOn: string | null
): Promise<TeamSums> {
	const { site: _, ...everywhere } = filter;
	const since = sinceLastTime(period, trainedOn);
	const counted = (asked: MeasurementFilter, within: Period | undefined) =>
		within === undefined ? null : measurement.sums(db, survey, { ...asked, ...within });
	const [team, bySite, before, after] = await Promise.all([
		measurement.sums(db, survey, { ...filter, ...period }),
		measurement.sums(db, survey, { ...everywhere, ...period }, 'site'),
		counted(filter, since?.before),
		counted(filter, since?.after)
	]);
	return { team, whole: filter.site === undefined ? null : bySite, bySite, before, after, since };
}
