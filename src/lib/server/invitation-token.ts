/**
 * Tokens of invitations are derived, not stored: HMAC-SHA256 of a nonce that stands in the row, under
 * a key that stands in no database. The table also holds the SHA-256 of the token, by which the public
 * doors find it. So a leaked table opens nothing, and yet a reminder can carry the same link.
 */
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { derivedKey } from './gateway/gateway.ts';

export type NewToken = { token: string; nonce: string; hash: string };

const NONCE_BYTES = 32;

export async function newToken(): Promise<NewToken> {
	const nonce = randomBytes(NONCE_BYTES).toString('hex');
	const token = await derive(nonce);
	return { token, nonce, hash: hashOf(token) };
}

/**
 * The token of an invitation, made again.
 *
 * Errors: the secret of this instance is not the one with which the link was made.
 */
export async function tokenOf(nonce: string, hash: string): Promise<string> {
	const token = await derive(nonce);
	if (hashOf(token) !== hash) {
		throw new Error('the secret of this instance has changed since the link was made');
	}
	return token;
}

async function derive(nonce: string): Promise<string> {
	const key = await derivedKey('invitation links');
	return createHmac('sha256', key).update(Buffer.from(nonce, 'hex')).digest('base64url');
}

function hashOf(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}
