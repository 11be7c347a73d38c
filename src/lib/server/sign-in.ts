/**
 * Signing in with e-mail and password, for pages and for the API.
 *
 * Unknown addresses, wrong passwords and unconfirmed accounts get the same answer after the same
 * time: otherwise the door would tell who works here.
 */
import type { AuthError, Session } from '@supabase/supabase-js';
import { setTimeout as delay } from 'node:timers/promises';
import * as attempts from './attempts.ts';
import { DbError } from './db.ts';
import type { Client } from './gateway/gateway.ts';

export type Credentials = {
	email: string;
	password: string;
	/** Network address of the person, as the server saw it. */
	address: string;
};

const BY_ACCOUNT: attempts.Door = { name: 'sign-in-account', limit: 5, windowMinutes: 15 };
const BY_NETWORK: attempts.Door = { name: 'sign-in-network', limit: 20, windowMinutes: 15 };

/** Failures are answered at multiples of this: far longer than hashing a password takes. */
const FAILURE_BEAT_MS = 500;

/**
 * Signs in; the session is kept by the client.
 *
 * Errors: `sign_in_failed`; `too_many_attempts` after 5 failures of the account or 20 of the
 * network within 15 minutes; `service_unavailable`.
 */
export async function signIn(
	client: Client,
	{ email, password, address }: Credentials
): Promise<Session> {
	const startedAt = performance.now();
	const account = email.trim().toLowerCase();
	const network = attempts.networkOf(address);
	await attempts.count(BY_NETWORK, network);
	await attempts.count(BY_ACCOUNT, account);
	const { data, error } = await client.auth.signInWithPassword({ email: account, password });
	if (error) {
		const elapsed = performance.now() - startedAt;
		await delay(FAILURE_BEAT_MS - (elapsed % FAILURE_BEAT_MS));
		throw refusalOf(error);
	}
	await Promise.all([attempts.clear(BY_ACCOUNT, account), attempts.takeBack(BY_NETWORK, network)]);
	return data.session;
}

/** A failure of the service is told apart from a refusal, so that nobody doubts their password. */
export function refusalOf(error: Pick<AuthError, 'status'>): DbError {
	if (error.status === 429) return new DbError('too_many_attempts');
	const isRefusal = error.status !== undefined && error.status >= 400 && error.status < 500;
	return new DbError(isRefusal ? 'sign_in_failed' : 'service_unavailable');
}
