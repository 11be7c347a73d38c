/** The way back in: links by mail, and choosing a password. */
import type { AuthError } from '@supabase/supabase-js';
import type { MailLink } from '#lib/schemas/account.ts';
import * as attempts from './attempts.ts';
import { DbError, unwrap } from './db.ts';
import { signInClient, type Client } from './gateway/gateway.ts';
import { logError } from './log.ts';

const RESET_BY_ACCOUNT: attempts.Door = { name: 'reset-account', limit: 3, windowMinutes: 60 };
const RESET_BY_NETWORK: attempts.Door = { name: 'reset-network', limit: 20, windowMinutes: 60 };
const LINK_BY_ACCOUNT: attempts.Door = { name: 'link-account', limit: 5, windowMinutes: 60 };
const LINK_BY_NETWORK: attempts.Door = { name: 'link-network', limit: 20, windowMinutes: 15 };

/**
 * Sends a link for a new password, if there is an account. Whether there is one shows neither in
 * the answer nor in its time: the mail is sent after the answer, and its failure is only logged.
 *
 * Errors: `too_many_attempts`, counted the same for unknown addresses.
 */
export async function requestReset(email: string, address: string): Promise<void> {
	await attempts.count(RESET_BY_NETWORK, attempts.networkOf(address));
	await attempts.count(RESET_BY_ACCOUNT, email);
	const client = await signInClient();
	void client.auth.resetPasswordForEmail(email).then(({ error }) => {
		if (error) logError(crypto.randomUUID(), error, '/forgot-password');
	});
}

/**
 * Uses up the link of a mail: signs in by it, and joins whoever invited this address.
 *
 * A link's token is a hash of the address and a short code, which can be guessed without asking
 * us. So tries are counted by the address the link names, and a token of another address is void.
 *
 * Errors: `invitation_unusable`; `too_many_attempts` after 5 wrong tries for the address.
 */
export async function useMailLink(client: Client, link: MailLink, address: string): Promise<void> {
	const network = attempts.networkOf(address);
	await attempts.count(LINK_BY_NETWORK, network);
	await attempts.count(LINK_BY_ACCOUNT, link.email);
	const owner = await verify(client, link);
	if (owner !== link.email) {
		if (owner !== null) await client.auth.signOut({ scope: 'local' });
		throw new DbError('invitation_unusable');
	}
	await Promise.all([
		attempts.clear(LINK_BY_ACCOUNT, link.email),
		attempts.takeBack(LINK_BY_NETWORK, network)
	]);
	unwrap(await client.rpc('accept_staff_invitations'));
}

/** The address that a link belongs to, or null for none. */
async function verify(client: Client, { token_hash, type }: MailLink): Promise<string | null> {
	// The hosted service keeps the token of a new account elsewhere, and only "email" looks there;
	// the embedded one does not know "email".
	const types = type === 'recovery' ? (['recovery'] as const) : (['email', 'magiclink'] as const);
	for (const each of types) {
		const { data, error } = await client.auth.verifyOtp({ token_hash, type: each });
		if (!error) return data.user?.email?.toLowerCase() ?? null;
		if (error.status === undefined || error.status >= 500) throw new DbError('service_unavailable');
	}
	return null;
}

export type PasswordProblem = 'password_short' | 'password_same' | 'password_weak';

/**
 * Sets the password of the signed-in person and ends their sessions elsewhere.
 *
 * Returns why the auth service refused it, or null.
 */
export async function setPassword(
	client: Client,
	password: string
): Promise<PasswordProblem | null> {
	const { error } = await client.auth.updateUser({ password });
	if (error) return problemOf(error);
	await client.auth.signOut({ scope: 'others' });
	return null;
}

function problemOf(error: AuthError): PasswordProblem {
	if (error.code === 'same_password') return 'password_same';
	if (error.code === 'weak_password') return 'password_weak';
	throw error;
}

/** The address of whoever holds the session, member or not; null for nobody. */
export async function sessionEmail(client: Client): Promise<string | null> {
	const { data } = await client.auth.getClaims();
	return data ? (data.claims.email ?? '') : null;
}
