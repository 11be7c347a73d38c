/** Complaints on record, as far as other pages need them. */
import { z } from 'zod';
import type { CountedPoint } from '#lib/domain/risk/complaints-by-satisfaction.ts';
import type { MeasurementFilter } from '#lib/domain/servqual/measurement-document.ts';
import { unwrap, type Db } from './db.ts';

const count = z.int().nonnegative().nullable();

const counted = z.object({
	/** Whether the organisation has any complaint on record, of anybody. */
	has_complaints: z.boolean(),
	/** For so long after an answer complaints are looked for. */
	days: z.number(),
	points: z.array(z.object({ value: z.int(), n: count, complaints: count }))
});

export type ComplaintCounts = { hasComplaints: boolean; days: number; points: CountedPoint[] };

/**
 * By the satisfaction that identified customers gave: how many, and how many of them had a complaint
 * soon after. Answers that are younger than the time are left out. Few are null.
 *
 * Errors: `not_found`.
 */
export async function bySatisfaction(
	{ client, organization }: Db,
	survey: string,
	{ from, to, site, service, channel, locale, exclude }: MeasurementFilter
): Promise<ComplaintCounts> {
	const { has_complaints, days, points } = counted.parse(
		unwrap(
			await client.rpc('satisfaction_and_complaints', {
				p_organization: organization,
				p_survey: survey,
				p_filter: { from, to, site, service, channel, locale, exclude: exclude && [...exclude] }
			})
		)
	);
	return { hasComplaints: has_complaints, days, points };
}
