/** An API key made straight in the database, as settings would make it. */
import { createHash, randomBytes } from 'node:crypto';
import postgres from 'postgres';

export async function addApiKey(databaseUrl: string, organization: string): Promise<string> {
	const key = `heed_${randomBytes(24).toString('base64url')}`;
	const hash = createHash('sha256').update(key).digest();
	const database = postgres(databaseUrl, { max: 1, onnotice: () => {} });
	try {
		await database`
			insert into public.api_keys (organization_id, name, prefix, key_hash, scopes)
			select id, 'Tests', ${key.slice(0, 12)}, ${hash}, '{read,write}' from public.organizations where code = ${organization}`;
	} finally {
		await database.end();
	}
	return key;
}
