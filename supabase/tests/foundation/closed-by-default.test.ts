/** What must hold for every object in the schema that the API exposes, whatever is added later. */
import { describe, expect, test } from 'vitest';
import * as gateway from '#lib/server/gateway/gateway.ts';
import { useGateway } from '../../../tests/support/gateway-clients.ts';
import { useDatabase } from '../../../tests/support/test-database.ts';
import {
	DEFINERS,
	OPEN_PRIVATE,
	PUBLIC_DOORS,
	SERVER_ONLY,
	WITHOUT_ROLE
} from './definer-functions.ts';

const database = useDatabase();
useGateway(database);

/** Tables that belong to no organisation: the same rows for everybody. */
const SHARED_TABLES = ['case_states', 'case_transitions'];

/** The names that a catalogue query answers; an empty list means that the rule holds. */
async function names(query: string): Promise<string[]> {
	const rows = await database.sql.unsafe<{ name: string }[]>(query);
	return rows.map(({ name }) => name);
}

const TABLES = `pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public' and c.relkind in ('r', 'p')`;
const GRANTS = `select table_name || '.' || privilege_type as name from information_schema.role_table_grants
	where table_schema in ('public', 'private')`;

describe('every table in public', () => {
	test('is there to be checked at all', async () => {
		expect((await names(`select relname as name from ${TABLES}`)).length).toBeGreaterThan(15);
	});

	test('has row level security', async () => {
		expect(await names(`select relname as name from ${TABLES} where not relrowsecurity`)).toEqual(
			[]
		);
	});

	test('has at least one policy', async () => {
		const query = `select relname as name from ${TABLES}
			where not exists (select from pg_policy p where p.polrelid = c.oid)`;
		expect(await names(query)).toEqual([]);
	});

	test('says what it is for, and so does every column', async () => {
		const query = `select relname || coalesce('.' || a.attname, '') as name from ${TABLES}
			left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
			where obj_description(c.oid) is null or col_description(c.oid, a.attnum) is null`;
		expect(await names(query)).toEqual([]);
	});

	test('belongs to an organisation by a trigger that nobody can move it past', async () => {
		const query = `select relname as name from ${TABLES} where relname <> 'organizations'
			and not exists (select from pg_trigger t join pg_proc p on p.oid = t.tgfoid
				where t.tgrelid = c.oid and p.proname = 'keep_organization' and t.tgenabled = 'O'
					and t.tgtype & 1 = 1 and t.tgtype & 16 = 16) order by 1`;
		expect(await names(query)).toEqual(SHARED_TABLES);
	});

	test('has an index for each of its foreign keys', async () => {
		const query = `select conrelid::regclass || ' ' || conname as name
			from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
			where k.contype = 'f' and n.nspname in ('public', 'private') and not exists (
				select from pg_index i where i.indrelid = k.conrelid
					and coalesce(pg_get_expr(i.indpred, i.indrelid) ~ '^\\(\\w+ IS NOT NULL\\)$', true)
					and (select array_agg(i.indkey[place] order by i.indkey[place]) from generate_series(0, cardinality(k.conkey) - 1) as place)
						= (select array_agg(column_number order by column_number) from unnest(k.conkey) as column_number))`;
		expect(await names(query)).toEqual([]);
	});

	test("keeps children with their parents: foreign keys between tenants' tables carry the organisation", async () => {
		const query = `select conrelid::regclass || ' ' || conname as name from pg_constraint k
			where k.contype = 'f' and k.connamespace = 'public'::regnamespace
				and exists (select from pg_attribute a where a.attrelid = k.conrelid and a.attname = 'organization_id')
				and exists (select from pg_attribute a where a.attrelid = k.confrelid and a.attname = 'organization_id')
				and not exists (select from pg_attribute a where a.attrelid = k.conrelid
					and a.attname = 'organization_id' and a.attnum = any (k.conkey))`;
		expect(await names(query)).toEqual([]);
	});

	test('limits the length of every text it takes', async () => {
		const query = `select relname || '.' || a.attname as name from ${TABLES}
			join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
			where a.atttypid in ('text'::regtype, 'varchar'::regtype)
				and not exists (select from pg_constraint k where k.conrelid = c.oid
					and a.attnum = any (k.conkey) and k.contype in ('c', 'f'))`;
		expect(await names(query)).toEqual(['case_events.from_state', 'case_events.to_state']);
	});
});

describe('grants', () => {
	test('give anon no table, also after traffic through the gateway', async () => {
		const [anonymous, service] = await Promise.all([
			gateway.anonymousClient(),
			gateway.serviceClient()
		]);
		await Promise.all(
			Array.from({ length: 20 }, (_none, place) =>
				(place % 2 ? anonymous : service).from('organizations').select('id').limit(1)
			)
		);
		expect((await service.from('organizations').select('id')).error).toBeNull();
		expect(await names(`${GRANTS} and grantee in ('anon', 'PUBLIC')`)).toEqual([]);
	});

	test('give signed-in people no insert, update or delete', async () => {
		expect(
			await names(`${GRANTS} and grantee = 'authenticated' and privilege_type <> 'SELECT'`)
		).toEqual([]);
		const columns = `select table_name || '.' || column_name as name from information_schema.column_privileges
			where table_schema = 'public' and grantee in ('anon', 'authenticated', 'PUBLIC') and privilege_type <> 'SELECT'`;
		expect(await names(columns)).toEqual([]);
	});

	test('give the server itself no more than reading', async () => {
		expect(
			await names(`${GRANTS} and grantee = 'service_role' and privilege_type <> 'SELECT'`)
		).toEqual([]);
	});

	test('hide the hashes of keys and links from everybody', async () => {
		const query = `select table_name || '.' || column_name as name from information_schema.column_privileges
			where table_schema = 'public' and column_name in ('key_hash', 'token_hash')
				and grantee in ('anon', 'authenticated', 'service_role', 'PUBLIC')`;
		expect(await names(query)).toEqual([]);
	});

	test('let PUBLIC execute nothing', async () => {
		const query = `select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
			where n.nspname in ('public', 'private')
				and (p.proacl is null or exists (select from aclexplode(p.proacl) a where a.grantee = 0))`;
		expect(await names(query)).toEqual([]);
	});
});

describe('policies', () => {
	test('name the role they are for, never everybody', async () => {
		const query = `select tablename || '.' || policyname as name from pg_policies
			where schemaname = 'public' and roles <> '{authenticated}'`;
		expect(await names(query)).toEqual([]);
	});

	test('ask for an active membership, once per statement', async () => {
		const query = `select tablename || '.' || policyname as name from pg_policies
			where schemaname = 'public' and qual not like '%SELECT private.my_organizations(%'
				and qual not like '%SELECT my_organizations(%'`;
		expect(await names(query)).toEqual([]);
	});
});

describe('functions and views', () => {
	const FUNCTIONS = `pg_proc p join pg_namespace n on n.oid = p.pronamespace and n.nspname in ('public', 'private')`;
	const OPEN_TO = (role: string) => `has_function_privilege('${role}', p.oid, 'execute')`;

	test('run with the rights of their owner only where a review has allowed it', async () => {
		const query = `select n.nspname || '.' || p.proname as name from ${FUNCTIONS} where p.prosecdef order by 1`;
		expect(await names(query)).toEqual(DEFINERS);
	});

	test("with the owner's rights require a role, unless they are doors of another kind", async () => {
		const query = `select p.proname as name from ${FUNCTIONS}
			where n.nspname = 'public' and p.prosecdef and ${OPEN_TO('authenticated')}
				and p.prosrc not like '%perform private.require_role(p_organization%'
				and p.prosrc not like '%private.locked_case(p_organization%' order by 1`;
		expect(await names(query)).toEqual(WITHOUT_ROLE);
	});

	test('open to anon are the public doors and nothing else', async () => {
		const query = `select p.proname as name from ${FUNCTIONS} where n.nspname = 'public' and ${OPEN_TO('anon')} order by 1`;
		expect(await names(query)).toEqual(PUBLIC_DOORS);
	});

	test('of the server are open to nobody else', async () => {
		const query = `select p.proname as name from ${FUNCTIONS}
			where n.nspname = 'public' and ${OPEN_TO('service_role')} and not ${OPEN_TO('authenticated')} order by 1`;
		expect(await names(query)).toEqual(SERVER_ONLY);
	});

	test('behind the API do not lend their rights to its callers', async () => {
		const query = `select n.nspname || '.' || p.proname as name from ${FUNCTIONS}
			where n.nspname = 'private' and p.prosecdef
				and (${OPEN_TO('anon')} or ${OPEN_TO('authenticated')} or ${OPEN_TO('service_role')}) order by 1`;
		expect(await names(query)).toEqual(OPEN_PRIVATE);
	});

	test('fix their search path, all of them', async () => {
		const query = `select p.oid::regprocedure::text as name from ${FUNCTIONS}
			where not coalesce('search_path=""' = any (p.proconfig), false)`;
		expect(await names(query)).toEqual([]);
	});

	test('that are views use the rights of whoever reads them', async () => {
		const query = `select c.relname as name from pg_class c
			where c.relnamespace = 'public'::regnamespace and c.relkind = 'v'
				and not coalesce(c.reloptions && '{security_invoker=true,security_invoker=on}', false)`;
		expect(await names(query)).toEqual([]);
	});

	test('are never materialised or foreign, which row level security does not reach', async () => {
		const query = `select relname as name from pg_class
			where relkind in ('m', 'f') and relnamespace in ('public'::regnamespace, 'private'::regnamespace)`;
		expect(await names(query)).toEqual([]);
	});
});
