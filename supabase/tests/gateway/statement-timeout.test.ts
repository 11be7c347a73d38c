import { beforeAll, describe, expect, test } from 'vitest';
import * as gateway from '#lib/server/gateway/gateway.ts';
import type { SupabaseClient } from '@supabase/supabase-js';
import { useGateway } from '../../../tests/support/gateway-clients.ts';
import { useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();
useGateway(database);

/** A client for functions that only this test has. */
const untyped = async (client: Promise<unknown>) => (await client) as SupabaseClient;

beforeAll(async () => {
	await database.sql.unsafe(`
		create function public.dawdle(seconds double precision) returns text language sql volatile set search_path = ''
		as $$ select 'done' from (select pg_catalog.pg_sleep(seconds)) as slept $$;
		grant execute on function public.dawdle to anon, service_role`);
});

describe('a query that takes too long', () => {
	test('is cut off for an anonymous caller, while others are answered meanwhile', async () => {
		const anonymous = await untyped(gateway.anonymousClient());
		const order: string[] = [];
		const slow = anonymous.rpc('dawdle', { seconds: 10 }).then((answer) => {
			order.push('slow');
			return answer;
		});
		const others = await Promise.all(
			Array.from({ length: 4 }, async () => {
				const answer = await anonymous.rpc('find_receipt', { p_receipt: 'NONE' });
				order.push('quick');
				return answer;
			})
		);
		expect(others.every(({ error }) => error === null)).toBe(true);
		const { data, error, status } = await slow;
		expect(data).toBeNull();
		expect(error?.code).toBe('57014');
		expect(status).toBe(504);
		expect(order).toEqual(['quick', 'quick', 'quick', 'quick', 'slow']);
	});

	test('does not starve staff and server even when the public door is full', async () => {
		const [anonymous, service] = await Promise.all([
			untyped(gateway.anonymousClient()),
			untyped(gateway.serviceClient())
		]);
		const order: string[] = [];
		const flood = Array.from({ length: 20 }, async () => {
			const { error } = await anonymous.rpc('dawdle', { seconds: 1 });
			order.push('flood');
			return error;
		});
		expect((await service.rpc('readiness')).error).toBeNull();
		order.push('server');
		expect((await Promise.all(flood)).every((error) => error === null)).toBe(true);
		expect(order[0]).toBe('server');
	});

	test('that the server itself asks for may take longer than an anonymous one', async () => {
		const service = await untyped(gateway.serviceClient());
		const { data, error } = await service.rpc('dawdle', { seconds: 2.5 });
		expect(error).toBeNull();
		expect(data).toBe('done');
	});
});
