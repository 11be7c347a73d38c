/** Single-use links to a survey: made here, and sent by the worker where the channel is one of ours. */
import type { Invitation } from '#lib/schemas/invitation.ts';
import { DbError, unwrap, type Db } from './db.ts';
import { newToken } from './invitation-token.ts';

export type Link = { url: string; expires_at: string };

const LIFE_DAYS = 30;
const DAY_MS = 86_400_000;

/**
 * Invites a customer, after a service contact or without one. By a channel other than `link` the
 * message is queued with the invitation; the rules are asked when it is its turn.
 *
 * Errors: `unknown_survey`, `survey_not_open`, `unknown_encounter`, `unknown_customer`,
 * `channel_not_available`, `address_missing`.
 */
export async function invite(
	db: Db,
	survey: string,
	{ customer, encounter, channel, locale }: Invitation,
	baseUrl: string
): Promise<Link> {
	const link = await add(db, survey, baseUrl, {
		p_channel: channel,
		...(customer && { p_customer: customer }),
		...(encounter && { p_encounter: encounter }),
		...(locale && { p_locale: locale })
	});
	if (!link) throw new Error('invite_customer answered nothing');
	return link;
}

/**
 * Invites about a service contact in the way the survey has chosen; null if that contact was invited
 * to the survey before, or is not to be: the log of contacts says why.
 */
export async function inviteOnce(
	db: Db,
	survey: string,
	encounter: string,
	locale: string | undefined,
	baseUrl: string
): Promise<Link | null> {
	return add(db, survey, baseUrl, {
		p_encounter: encounter,
		p_once: true,
		...(locale && { p_locale: locale })
	});
}

/** Errors: `unknown_survey`, `survey_not_open`. */
export async function requireOpen({ client, organization }: Db, survey: string): Promise<void> {
	const [found] = unwrap(
		await client
			.from('surveys')
			.select('status')
			.eq('organization_id', organization)
			.eq('code', survey)
	);
	if (!found) throw new DbError('unknown_survey', survey);
	if (found.status !== 'open') throw new DbError('survey_not_open', survey);
}

/** What a channel reports of an invitation. Errors: `not_found`. */
export async function report(
	{ client, organization }: Db,
	invitation: string,
	event: 'delivered' | 'bounced' | 'complained',
	at: string | undefined
): Promise<void> {
	unwrap(
		await client.rpc('report_invitation', {
			p_organization: organization,
			p_id: invitation,
			p_event: event,
			...(at && { p_at: at })
		})
	);
}

/** When a link that is made now runs out. */
export function expiry(): string {
	return new Date(Date.now() + LIFE_DAYS * DAY_MS).toISOString();
}

async function add(
	{ client, organization }: Db,
	survey: string,
	baseUrl: string,
	asked: {
		p_encounter?: string;
		p_customer?: string;
		p_channel?: string;
		p_locale?: string;
		p_once?: boolean;
	}
): Promise<Link | null> {
	const { token, nonce, hash } = await newToken();
	const expires_at = expiry();
	const id = unwrap(
		await client.rpc('invite_customer', {
			p_organization: organization,
			p_survey: survey,
			p_token_hash: hash,
			p_nonce: nonce,
			p_expires_at: expires_at,
			...asked
		})
	) as string | null;
	return id === null ? null : { url: `${baseUrl}/s/${token}`, expires_at };
}
