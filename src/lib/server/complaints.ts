/** Complaints on record: how colleagues and other systems record them, and what other pages need of them. */
import { z } from 'zod';
import type { Json } from '#lib/database.types.ts';
import { isYetToCome, namesOffset, readInstant } from '#lib/domain/instant.ts';
import type { CountedPoint } from '#lib/domain/risk/complaints-by-satisfaction.ts';
import type { MeasurementFilter } from '#lib/domain/servqual/measurement-document.ts';
import {
	recordedComplaint,
	type ComplaintForm,
	type ComplaintRequest,
	type RecordedComplaint
} from '#lib/schemas/complaint.ts';
import { DbError, unwrap, type Db } from './db.ts';
import { timeZone } from './organizations.ts';
import { withReading } from './readings.ts';

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

/**
 * Records a complaint that another system reports; one whose external id is known is answered, and
 * nothing is changed.
 *
 * Errors: `unknown_customer`, `unknown_site`, `unknown_service`; `invalid` for an end without an
 * outcome, an outcome without an end, or an end before it came in.
 */
export async function report(db: Db, told: ComplaintRequest): Promise<RecordedComplaint> {
	const times = [told.happened_at, told.received_at, told.closed_at];
	const given = times.filter((time) => time !== undefined);
	const zone = given.every(namesOffset) ? 'UTC' : await timeZone(db);
	const [happened_at, received_at, closed_at] = times.map((time) =>
		time === undefined ? null : readInstant(time, zone)
	);
	return record(db, { ...told, happened_at, received_at, closed_at, source: 'api' });
}

/**
 * Records a complaint that a colleague was told.
 *
 * Errors: `unknown_customer`, `unknown_site`, `unknown_service`; `invalid` for a day to come.
 */
export async function recordByHand(
	db: Db,
	{ happened_on, ...told }: ComplaintForm
): Promise<RecordedComplaint> {
	const happened_at = happened_on && readInstant(happened_on, await timeZone(db));
	if (happened_at && isYetToCome(happened_at, new Date()))
		throw new DbError('invalid', 'happened_on');
	const given = Object.entries({ ...told, happened_at }).filter(([, value]) => value);
	return record(db, { ...Object.fromEntries(given), source: 'staff' });
}

async function record(
	{ client, organization }: Db,
	complaint: Record<string, unknown>
): Promise<RecordedComplaint> {
	const words = typeof complaint['words'] === 'string' ? complaint['words'] : null;
	const recorded = await client.rpc('record_complaint', {
		p_organization: organization,
		p_complaint: withReading(complaint, words) as Json
	});
	return recordedComplaint.parse(unwrap(recorded));
}
