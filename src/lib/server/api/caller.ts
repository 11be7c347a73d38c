/** Who calls: another system with an API key, or a member of staff with an access token. */
import { createHash, createHmac } from 'node:crypto';
import { may, type Right } from '#lib/domain/staff-roles.ts';
import { DbError, unwrap, type Db } from '../db.ts';
import { derivedKey, serviceClient, tokenClient } from '../gateway/gateway.ts';
import { identify, type Staff } from '../staff.ts';

export type Scope = 'read' | 'write';

export type Caller = {
	db: Db;
	/** Null for an API key. */
	staff: Staff | null;
	/** Names the caller for idempotency; says nothing about the key or the person. */
	name: string;
	/** Stands nowhere in the database: seals what is kept there for the caller. */
	secret: string;
};

/**
 * The caller behind `Authorization: Bearer …`.
 *
 * Errors: `unauthenticated`; `forbidden` when the scope or the role does not reach.
 */
export async function authenticate(
	request: Request,
	scope: Scope,
	right: Right | undefined
): Promise<Caller> {
	const [, token] = /^bearer +(\S+)\s*$/i.exec(request.headers.get('authorization') ?? '') ?? [];
	if (token === undefined) throw new DbError('unauthenticated');
	return token.startsWith('heed_') ? byApiKey(token, scope) : byAccessToken(token, right);
}

async function byApiKey(key: string, scope: Scope): Promise<Caller> {
	const hash = sha256(key);
	const client = await serviceClient();
	const [known] = unwrap(await client.rpc('authenticate_api_key', { p_key_hash: hash }));
	if (!known) throw new DbError('unauthenticated');
	if (!known.scopes.includes(scope)) throw new DbError('forbidden', scope);
	return {
		db: { client, organization: known.organization_id },
		staff: null,
		name: `key:${hash}`,
		secret: key
	};
}

/** The scope of a person is their role; the database enforces the same. */
async function byAccessToken(token: string, right: Right | undefined): Promise<Caller> {
	const staff = await identify(await tokenClient(token), token);
	if (!staff) throw new DbError('unauthenticated');
	if (right !== undefined && !may(staff.role, right)) throw new DbError('forbidden');
	const secret = createHmac('sha256', await derivedKey('answers kept for staff'))
		.update(staff.userId)
		.digest('base64url');
	return { db: staff.db, staff, name: `staff:${staff.userId}`, secret };
}

export function sha256(text: string | Uint8Array): string {
	return createHash('sha256').update(text).digest('hex');
}
