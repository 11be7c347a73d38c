/** What is kept of an answer must not open with what a copy of the database holds. */
import { createDecipheriv, createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { authenticate } from '#lib/server/api/caller.ts';
import { once, REPLAYED } from '#lib/server/api/idempotency.ts';
import * as gateway from '#lib/server/gateway/gateway.ts';
import { useGateway } from '../../../tests/support/gateway-clients.ts';
import {
	makeMember,
	makeOrganization,
	only,
	PASSWORD
} from '../../../tests/support/make-organization.ts';
import { useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();
useGateway(database);

const KEY = 'key-of-the-test';
const call = { method: 'POST', path: '/api/v1/encounters', body: new Uint8Array() };

test('an answer kept for a colleague opens for them again, and not with their id', async () => {
	const organization = await makeOrganization(database.sql);
	const member = await makeMember(database.sql, organization, 'quality_manager');
	const { data } = await (
		await gateway.signInClient()
	).auth.signInWithPassword({ email: member.email, password: PASSWORD });
	const request = new Request('http://heed.test/', {
		headers: { authorization: `Bearer ${data.session?.access_token}` }
	});
	const body = { url: 'http://heed.test/s/token' };
	const act = async () => ({ status: 201, body });
	await once(await authenticate(request, 'write', undefined), KEY, call, act);

	const [row] = await database.sql<{ sealed: string }[]>`
		select body ->> 'sealed' as sealed from private.requests where organization_id = ${organization.id}`;
	const sealed = Buffer.from(only(row).sealed, 'base64');
	const guess = createHash('sha256').update(`answer\n${member.userId}\n${KEY}`).digest();
	const decipher = createDecipheriv('aes-256-gcm', guess, sealed.subarray(0, 12));
	decipher.setAuthTag(sealed.subarray(12, 28));
	decipher.update(sealed.subarray(28));
	expect(() => decipher.final()).toThrow();

	const again = await once(await authenticate(request, 'write', undefined), KEY, call, act);
	expect(again).toMatchObject({ status: 201, body, headers: { [REPLAYED]: 'true' } });
});

test('keys of different purposes have nothing in common', async () => {
	const [one, other] = [await gateway.derivedKey('one'), await gateway.derivedKey('other')];
	expect(one).toHaveLength(32);
	expect(one.equals(other)).toBe(false);
	expect(one.equals(await gateway.derivedKey('one'))).toBe(true);
});
