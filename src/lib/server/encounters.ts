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
	const times = await utcTimes(db, encounter);
	const [recorded] = unwrap(
		await db.client.rpc('record_encounter', {
			p_organization: db.organization,
			p_encounter: { ...encounter, ...times } as unknown as Json
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

async function utcTimes(
	db: Db,
	{ started_at, ended_at }: Pick<Encounter, 'started_at' | 'ended_at'>
): Promise<{ started_at: string; ended_at: string }> {
	const zone = [started_at, ended_at].every(namesOffset) ? 'UTC' : await timeZone(db);
	const [started, ended] = [readInstant(started_at, zone), readInstant(ended_at, zone)];
	if (started === null || ended === null || ended < started) {
		throw new DbError('invalid', 'ended_at < started_at');
	}
	return { started_at: started, ended_at: ended };
}
