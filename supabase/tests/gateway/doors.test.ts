/** The short way to the public doors answers as the long one does, as the same stranger. */
import { beforeAll, expect, test } from 'vitest';
import type { SupabaseClient } from '@supabase/supabase-js';
import { openDoors } from '#lib/server/gateway/doors.ts';
import * as gateway from '#lib/server/gateway/gateway.ts';
import { useGateway } from '../../../tests/support/gateway-clients.ts';
import { useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();
useGateway(database);

let anonymous: SupabaseClient;
/** The same stranger by the long way. */
let roundabout: SupabaseClient;

beforeAll(async () => {
	await database.sql.unsafe(`
		create function public.door_who(p_given jsonb default '{"none": true}', p_words text[] default null, p_count integer default 3)
			returns jsonb language sql stable security invoker set search_path = ''
			as $$ select jsonb_build_object('role', current_setting('role'), 'user', current_user, 'sub', auth.uid(),
				'given', p_given, 'words', p_words, 'count', p_count, 'timeout', current_setting('statement_timeout')) $$;
		create function public.door_silent() returns void language sql as $$ select $$;
		create function public.door_null() returns text language sql as $$ select null::text $$;
		create function public.door_refuses(p_status integer) returns text language plpgsql
			as $$ begin perform private.refuse('invitation_unusable', p_status, 'because'); end $$;
		create function public.door_rows() returns setof integer language sql as $$ select generate_series(1, 3) $$;
		create function public.door_table(p_id uuid) returns text language sql as $$ select name::text from public.customers where id = p_id $$;
		create function public.not_for_strangers() returns text language sql as $$ select 'secret' $$;
		grant execute on function public.door_who, public.door_silent, public.door_null, public.door_refuses,
			public.door_rows, public.door_table to anon`);
	anonymous = await gateway.anonymousClient();
	roundabout = await gateway.signInClient();
});

test('a call runs as anon, with the time limit of strangers, and takes defaults, nulls and lists', async () => {
	const { data } = await anonymous.rpc('door_who');
	expect(data).toEqual({
		...{ role: 'anon', user: 'anon', sub: null, timeout: '2s' },
		...{ given: { none: true }, words: null, count: 3 }
	});
	const given = { p_given: { 'it’s': ['"', 1] }, p_words: ['a,b', '{"'], p_count: 7 };
	expect((await anonymous.rpc('door_who', given)).data).toMatchObject({
		...{ given: { 'it’s': ['"', 1] }, words: ['a,b', '{"'], count: 7 }
	});
	expect((await anonymous.rpc('door_who', { p_given: null })).data).toMatchObject({ given: null });
});

test('nothing and null are told apart from a value', async () => {
	expect(await anonymous.rpc('door_silent')).toMatchObject({ error: null, status: 204 });
	expect(await anonymous.rpc('door_null')).toMatchObject({ data: null, error: null, status: 200 });
});

test('a refusal keeps its code, its words and its status', async () => {
	for (const status of [404, 409]) {
		const refused = await anonymous.rpc('door_refuses', { p_status: status });
		expect(refused.status).toBe(status);
		expect(refused.error).toMatchObject({ message: 'invitation_unusable', details: 'because' });
	}
	const unreadable = await anonymous.rpc('door_who', { p_count: 'seven' });
	expect(unreadable.error?.code).toBe('22P02');
	// The connection is as good as before.
	expect((await anonymous.rpc('door_who')).data).toMatchObject({ role: 'anon' });
});

test('tables stay closed, and functions that are no doors do, too', async () => {
	const id = crypto.randomUUID();
	expect((await anonymous.rpc('door_table', { p_id: id })).error?.code).toBe('42501');
	expect((await anonymous.rpc('not_for_strangers')).data).toBeNull();
	expect((await anonymous.from('customers').select('id')).status).toBe(401);
});

test('what the short way does not know is answered by the long way', async () => {
	for (const [name, given] of [
		['door_rows', {}],
		['door_who', { p_unknown: 1 }],
		['no_such_door', {}],
		['not_for_strangers', {}]
	] as const) {
		const [short, long] = [await anonymous.rpc(name, given), await roundabout.rpc(name, given)];
		expect(short).toEqual(long);
	}
	expect((await anonymous.rpc('door_rows')).data).toEqual([1, 2, 3]);
});

test('nobody can sign in on the client that everybody shares', async () => {
	expect(await gateway.anonymousClient()).toBe(await gateway.anonymousClient());
	expect(await gateway.signInClient()).not.toBe(await gateway.signInClient());
	expect(() => anonymous.auth.getSession()).toThrow();
});

test('a database that does not answer is told as one', async () => {
	const doors = openDoors('postgres://nobody:x@127.0.0.1:1/none', fetch);
	const answered = await doors.fetch('http://in.process/rest/v1/rpc/open_invitation', {
		method: 'POST',
		body: '{"p_token":"x"}'
	});
	expect(answered.status).toBe(503);
	expect(await answered.json()).toMatchObject({ code: 'ECONNREFUSED' });
	await doors.close();
});
