/** Keys of other systems. A key is shown once and stored as its SHA-256 only. */
import { createHash, randomBytes } from 'node:crypto';
import { unwrap, type Db } from './db.ts';

export type Scope = 'read' | 'write';

export type ApiKey = {
	id: string;
	name: string;
	/** First characters, to recognise it by. */
	prefix: string;
	scopes: string[];
	createdAt: string;
	/** The day. */
	lastUsedAt: string | null;
	revokedAt: string | null;
};

const KEY_BYTES = 32;
const PREFIX_LENGTH = 12;

/** Makes a key; `key` is the only time that anybody sees it. Errors: `forbidden`. */
export async function create(
	{ client, organization }: Db,
	{ name, scopes }: { name: string; scopes: Scope[] }
): Promise<{ id: string; key: string; prefix: string }> {
	const key = `heed_${randomBytes(KEY_BYTES).toString('base64url')}`;
	const prefix = key.slice(0, PREFIX_LENGTH);
	const id = unwrap(
		await client.rpc('create_api_key', {
			p_organization: organization,
			p_name: name,
			p_prefix: prefix,
			p_key_hash: createHash('sha256').update(key).digest('hex'),
			p_scopes: scopes
		})
	);
	return { id, key, prefix };
}

/** All keys of the organisation, revoked ones too, the newest first. */
export async function list({ client, organization }: Db): Promise<ApiKey[]> {
	const found = unwrap(
		await client
			.from('api_keys')
			.select('id, name, prefix, scopes, created_at, last_used_at, revoked_at')
			.eq('organization_id', organization)
			.order('created_at', { ascending: false })
	);
	return found.map(({ created_at, last_used_at, revoked_at, ...key }) => ({
		...key,
		createdAt: created_at,
		lastUsedAt: last_used_at,
		revokedAt: revoked_at
	}));
}

/** Voids a key at once. Errors: `forbidden`, `not_found`. */
export async function revoke({ client, organization }: Db, id: string): Promise<void> {
	unwrap(await client.rpc('revoke_api_key', { p_organization: organization, p_id: id }));
}
