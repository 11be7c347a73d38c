/** The product's own gateway on the database of a test file: the clients that routes get. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import * as gateway from '#lib/server/gateway/gateway.ts';
import type { Client } from '#lib/server/gateway/gateway.ts';
import { PASSWORD, type Member } from './make-organization.ts';

/** Opens the gateway for the tests of this file; needs the database of `useDatabase()` first. */
export function useGateway(database: { readonly url: string }): void {
	const directory = mkdtempSync(join(tmpdir(), 'heed-gateway-'));
	beforeAll(async () => {
		Object.assign(process.env, {
			DATABASE_URL: database.url,
			HEED_DATA_DIR: directory,
			HEED_SEED: 'none',
			HEED_SECRET: 'a secret for tests, long enough to be taken',
			SUPABASE_URL: '',
			SMTP_URL: ''
		});
		await gateway.open();
	});
	afterAll(async () => {
		await gateway.close();
		rmSync(directory, { recursive: true, force: true });
	});
}

/** Signs in with a password, as a person does, and answers the client of that session's token. */
export async function clientOf({ email }: Member): Promise<Client> {
	const { data, error } = await (
		await gateway.signInClient()
	).auth.signInWithPassword({ email, password: PASSWORD });
	if (error) throw error;
	return gateway.tokenClient(data.session.access_token);
}
