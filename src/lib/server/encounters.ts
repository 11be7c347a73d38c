/** Service contacts that other systems report. */
import { namesOffset, readInstant } from '#lib/domain/instant.ts';
import type { Json } from '#lib/database.types.ts';
import type { Encounter } from '#lib/schemas/encounter.ts';
import { DbError, unwrap, type Db } from './db.ts';
import * as invitations from './invitations.ts';
import { timeZone } from './organizations.ts';

export type RecordedEncounter = {
	id: string;
	/** False when the external id was known; then nothing was changed. */
	created: boolean;
	customer: string;
	invitation?: invitations.Link;
};

/**
 * Records a service contact once and, if asked, invites the customer to a survey about it. A
 * contact is invited to a survey once: reported again, it answers without a link.
 *
 * Errors: `unknown_site`, `unknown_service`; `unknown_survey` and `survey_not_open` before anything
 * is stored; `invalid` for an end before the start.
 */
export async function record(
	db: Db,
	{ invite, ...encounter }: Encounter,
	baseUrl: string
): Promise<RecordedEncounter> {
	if (invite !== undefined) await invitations.requireOpen(db, invite);
	const inUtc = await withUtc(db, encounter);
	const [recorded] = unwrap(
		await db.client.rpc('record_encounter', {
			p_organization: db.organization,
			p_encounter: inUtc as unknown as Json
		})
	);
	if (!recorded) throw new Error('record_encounter answered nothing');
	const link =
		invite === undefined
			? null
			: await invitations.inviteOnce(
					db,
					invite,
					encounter.external_id,
					encounter.customer.locale,
					baseUrl
				);
	return {
		id: recorded.id,
		created: recorded.created,
		customer: recorded.created ? encounter.customer.external_id : await customerOf(db, recorded.id),
		...(link === null ? {} : { invitation: link })
	};
}

/** A known encounter stays that of its customer, whoever is named now. */
async function customerOf({ client, organization }: Db, encounter: string): Promise<string> {
	const [contact] = unwrap(
		await client
			.from('encounters')
			.select('customer_id')
			.eq('organization_id', organization)
			.eq('id', encounter)
	);
	const [customer] = unwrap(
		await client
			.from('customers')
			.select('external_id')
			.eq('organization_id', organization)
			.eq('id', contact?.customer_id ?? encounter)
	);
	if (!customer) throw new Error('the customer of a recorded encounter is gone');
	return customer.external_id;
}

/** The same with all instants in UTC; what names no offset is read on the organisation's clock. */
async function withUtc(
	db: Db,
	encounter: Omit<Encounter, 'invite'>
): Promise<Omit<Encounter, 'invite'>> {
	const { started_at, ended_at, customer } = encounter;
	const { left_at: left } = customer;
	const written = [started_at, ended_at, ...(left ? [left] : [])];
	const zone = written.every(namesOffset) ? 'UTC' : await timeZone(db);
	const [started, ended] = [readInstant(started_at, zone), readInstant(ended_at, zone)];
	if (started === null || ended === null || ended < started) {
		throw new DbError('invalid', 'ended_at < started_at');
	}
	const leaving = left ? { left_at: readInstant(left, zone) } : {};
	if (left && leaving.left_at === null) throw new DbError('invalid', 'left_at');
	return {
		...encounter,
		...{ started_at: started, ended_at: ended },
		customer: { ...customer, ...leaving }
	};
}
