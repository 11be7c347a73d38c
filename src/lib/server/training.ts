/** What trainers read: the sums of a team and of those it is compared with. */
import type { MeasurementFilter } from '#lib/domain/servqual/measurement-document.ts';
import type { SurveySums } from '#lib/domain/servqual/survey-sums.ts';
import { sinceLastTime, type Period, type Since } from '#lib/domain/training/periods.ts';
import type { SheetSums } from '#lib/domain/training/sheet.ts';
import type { Db } from './db.ts';
import * as measurement from './measurement.ts';

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
