/** Ways of sending that other programs provide, and the signed calls by which they are given messages. */
import { createHmac, randomBytes } from 'node:crypto';
import type { BlockList } from 'node:net';
import { z } from 'zod';
import type { ChannelForm } from '#lib/schemas/channel.ts';
import type { PostContact, Sent } from './contacts.ts';
import { unwrap, type Db } from './db.ts';
import { derivedKey } from './gateway/gateway.ts';
import { call } from './webhook/call.ts';
import { secretText, signatureHeaders } from './webhook/sign.ts';

export type Channel = {
	code: string;
	kind: 'sms' | 'wecom' | 'webhook';
	address: 'phone' | 'email' | 'external_id';
	url: string;
	is_active: boolean;
	created_at: string;
};

const NONCE_BYTES = 32;

/** All channels, by code. */
export async function list({ client, organization }: Db): Promise<Channel[]> {
	const found = unwrap(
		await client
			.from('channels')
			.select('code, kind, address, url, is_active, created_at')
			.eq('organization_id', organization)
			.order('code')
	);
	return found as Channel[];
}

/** Adds a channel; answers its secret, which is shown this once. Errors: `channel_exists`, `forbidden`. */
export async function add({ client, organization }: Db, channel: ChannelForm): Promise<string> {
	const nonce = newNonce();
	unwrap(
		await client.rpc('add_channel', {
			p_organization: organization,
			p_channel: channel,
			p_secret_nonce: nonce
		})
	);
	return secretText(await keyOf(nonce));
}

/** Switches a channel on or off. Errors: `not_found`, `forbidden`. */
export async function setActive(
	{ client, organization }: Db,
	code: string,
	isActive: boolean
): Promise<void> {
	unwrap(
		await client.rpc('set_channel', {
			p_organization: organization,
			p_code: code,
			p_is_active: isActive
		})
	);
}

/** Gives a channel a new secret; the old one signs nothing from now on. Errors: `not_found`. */
export async function renewSecret({ client, organization }: Db, code: string): Promise<string> {
	const nonce = newNonce();
	unwrap(
		await client.rpc('set_channel', {
			p_organization: organization,
			p_code: code,
			p_is_active: true,
			p_secret_nonce: nonce
		})
	);
	return secretText(await keyOf(nonce));
}

const report = z.object({ status: z.enum(['delivered', 'bounced']) });

/** Hands messages to channels, inside of the networks that the environment allows. */
export function postThrough(networks: BlockList): PostContact {
	return async (contact, { text, link, unsubscribe, locale }) => {
		if (!contact.adapter) throw new Error('the invitation has no channel');
		const id = contact.key.replaceAll('/', '_');
		const body = JSON.stringify({
			id,
			invitation: contact.invitation,
			to: contact.address,
			locale,
			text,
			link,
			unsubscribe
		});
		const key = await keyOf(contact.adapter.secret_nonce);
		const headers = signatureHeaders(key, id, Math.floor(Date.now() / 1000), body);
		const answer = await call(contact.adapter.url, headers, body, { networks });
		if (answer.status < 200 || answer.status > 299) {
			throw new Error(`the channel answered ${answer.status}`);
		}
		return statusIn(answer.body);
	};
}

/** Most channels only take the message; one that knows more says so. */
function statusIn(body: string): Sent {
	try {
		return report.parse(JSON.parse(body)).status;
	} catch {
		return 'sent'; // not JSON, or about something else
	}
}

function newNonce(): string {
	return randomBytes(NONCE_BYTES).toString('hex');
}

/** Derived like the tokens of links, so that no database holds a secret of a channel. */
async function keyOf(nonce: string): Promise<Buffer> {
	const key = await derivedKey('channel secrets');
	return createHmac('sha256', key).update(Buffer.from(nonce, 'hex')).digest();
}
