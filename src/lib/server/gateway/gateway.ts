/**
 * The one way to the data: hands out supabase-js clients for the mode that the environment chose.
 * In every mode the callers see the same three kinds of client.
 */
import { hkdfSync } from 'node:crypto';
import { createServerClient, type CookieMethodsServer } from '@supabase/ssr';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '../../database.types.ts';
import { readEnvironment, type Environment } from '../environment.ts';
import { createMailer, type Mailer } from '../mail.ts';
import type { Caller } from './callers.ts';
import { openDataDirectory, sessionSecret } from './data-directory.ts';
import { openLite, type Lite } from './lite.ts';

export type Client = SupabaseClient<Database>;

type Gateway = {
	env: Environment;
	mailer: Mailer;
	lite: Lite | null;
	/** Clients without an identity of their own are the same for everybody, so one of each is enough. */
	shared: Map<Caller, Client>;
	deriveKey: (purpose: string) => Buffer;
};

const IN_PROCESS = 'http://in.process';

/** On globalThis: hot reload re-reads this module, and the pools must outlive that. */
const holder = globalThis as typeof globalThis & { heedGateway?: Promise<Gateway> };

/** Opens the gateway once per process. Embedded mode expects DATABASE_URL to be set by the start. */
export function open(): Promise<Gateway> {
	holder.heedGateway ??= create();
	return holder.heedGateway;
}

async function create(): Promise<Gateway> {
	const env = readEnvironment(process.env);
	const mailer = createMailer(env);
	if (env.SUPABASE_URL) {
		return {
			env,
			mailer,
			lite: null,
			shared: new Map(),
			deriveKey: keysFrom(env.SUPABASE_SECRET_KEY ?? '')
		};
	}
	if (!env.DATABASE_URL) throw new Error('the gateway was opened before the database was started');
	const secret = sessionSecret(openDataDirectory(env.HEED_DATA_DIR), env.HEED_SECRET);
	const lite = await openLite({
		databaseUrl: env.DATABASE_URL,
		secret,
		baseUrl: env.baseUrl,
		mailer
	});
	return { env, mailer, lite, shared: new Map(), deriveKey: keysFrom(secret) };
}

/** Keeps the secret to itself; a key of one purpose tells nothing about those of others. */
function keysFrom(secret: string): Gateway['deriveKey'] {
	return (purpose) => Buffer.from(hkdfSync('sha256', secret, '', `heed ${purpose}`, 32));
}

export async function close(): Promise<void> {
	const gateway = await holder.heedGateway;
	await gateway?.lite?.close();
	delete holder.heedGateway;
}

/** The environment the gateway was opened with. */
export async function environment(): Promise<Environment> {
	return (await open()).env;
}

export async function mailer(): Promise<Mailer> {
	return (await open()).mailer;
}

/** A key for one purpose, from the secret of this instance, which stands in no database. */
export async function derivedKey(purpose: string): Promise<Buffer> {
	return (await open()).deriveKey(purpose);
}

/** The client of everybody unknown: only the named doors open to it, and it cannot sign in. */
export function anonymousClient(): Promise<Client> {
	return sharedClient('anonymous');
}

/** A client that bypasses row level security. Its callers are listed in docs/architecture.md. */
export function serviceClient(): Promise<Client> {
	return sharedClient('service');
}

/** A client for one sign-in: it keeps the session, so it must serve nobody else. */
export async function signInClient(): Promise<Client> {
	const { url, key, fetch } = await endpoint('anonymous');
	return createClient<Database>(url, key, { auth: WITHOUT_STORE, global: { fetch } });
}

/** A client that acts for the holder of an access token. */
export async function tokenClient(accessToken: string): Promise<Client> {
	const { url, key, fetch } = await endpoint('staff');
	const headers = { Authorization: `Bearer ${accessToken}` };
	return createClient<Database>(url, key, { auth: WITHOUT_STORE, global: { fetch, headers } });
}

/** A client whose session lives in the cookies of one request. */
export async function cookieClient(
	cookies: CookieMethodsServer,
	isSecure: boolean
): Promise<Client> {
	const { url, key, fetch } = await endpoint('staff');
	return createServerClient<Database>(url, key, {
		cookies,
		cookieOptions: {
			name: isSecure ? '__Host-heed' : 'heed',
			path: '/',
			httpOnly: true,
			secure: isSecure,
			sameSite: 'lax'
		},
		global: { fetch }
	});
}

const WITHOUT_STORE = { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false };

/** Without a session there is nothing to tell apart, so one client serves all. */
async function sharedClient(caller: Caller): Promise<Client> {
	const { shared, lite } = await open();
	const ready = shared.get(caller);
	if (ready) return ready;
	const { url, key, fetch } = await endpoint(caller);
	// A token of one's own, even none, takes `auth` away from the client: no session can get into it.
	const client = createClient<Database>(url, key, {
		accessToken: () => Promise.resolve(null),
		global: { fetch: caller === 'anonymous' && lite ? lite.doors : fetch }
	});
	shared.set(caller, client);
	return client;
}

async function endpoint(caller: Caller) {
	const { env, lite } = await open();
	if (lite) return { url: IN_PROCESS, key: lite.key(caller), fetch: lite.fetch(caller) };
	const key = caller === 'service' ? env.SUPABASE_SECRET_KEY : env.SUPABASE_PUBLISHABLE_KEY;
	return { url: env.SUPABASE_URL ?? '', key: key ?? '', fetch: globalThis.fetch };
}
