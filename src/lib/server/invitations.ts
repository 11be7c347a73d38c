/**
 * Single-use links to a survey. The token is made here, given out once and stored as its SHA-256
 * only, so that neither a leaked table nor we ourselves can open it again.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { Invitation } from '#lib/schemas/invitation.ts';
import { DbError, unwrap, type Db } from './db.ts';

export type Link = { url: string; expires_at: string };

const TOKEN_BYTES = 24;
const LIFE_DAYS = 30;
const DAY_MS = 86_400_000;

/**
 * Invites a customer, after a service contact or without one.
 *
 * Errors: `unknown_survey`, `survey_not_open`, `unknown_encounter`, `unknown_customer`,
 * `channel_not_available`.
 */
export async function invite(
	db: Db,
	survey: string,
	{ customer, encounter, channel, locale }: Invitation,
	baseUrl: string
): Promise<Link> {
	if (channel !== 'link') throw new DbError('channel_not_available', channel);
	const { link, hash } = newLink(baseUrl);
	unwrap(
		await db.client.rpc('invite_customer', {
			p_organization: db.organization,
			p_survey: survey,
			p_token_hash: hash,
			p_expires_at: link.expires_at,
			...(customer && { p_customer: customer }),
			...(encounter && { p_encounter: encounter }),
			...(locale && { p_locale: locale })
		})
	);
	return link;
}

/** Invites about a service contact; null if that contact was invited to the survey before. */
export async function inviteOnce(
	db: Db,
	survey: string,
	encounter: string,
	locale: string | undefined,
	baseUrl: string
): Promise<Link | null> {
	const { link, hash } = newLink(baseUrl);
	const isInvited = unwrap(
		await db.client.rpc('invite_customer', {
			p_organization: db.organization,
			p_survey: survey,
			p_token_hash: hash,
			p_expires_at: link.expires_at,
			p_encounter: encounter,
			p_once: true,
			...(locale && { p_locale: locale })
		})
	);
	return isInvited ? link : null;
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

function newLink(baseUrl: string): { link: Link; hash: string } {
	const token = randomBytes(TOKEN_BYTES).toString('base64url');
	return {
		link: {
			url: `${baseUrl}/s/${token}`,
			expires_at: new Date(Date.now() + LIFE_DAYS * DAY_MS).toISOString()
		},
		hash: createHash('sha256').update(token).digest('hex')
	};
}
