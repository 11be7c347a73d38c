import { describe, expect, test } from 'vitest';
import postgres from 'postgres';
import { StartError } from '#lib/server/environment.ts';
import { applyMigrations, readMigrations } from '#lib/server/gateway/migrations.ts';
import { useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();

const NEWEST = '29990101000000';
const migration = (version: string, sql: string, checksum = sql) => ({
	...{ version, sql, checksum },
	name: 'test'
});

async function state() {
	const [row] = await database.sql`
		select (select array_agg(version order by version) from supabase_migrations.schema_migrations) as versions,
			(select array_agg(c.oid::regclass::text order by 1) from pg_class c
				where c.relnamespace = 'public'::regnamespace) as objects`;
	return row;
}

describe('migrations', () => {
	test('of the product are all applied, and applying them again does nothing', async () => {
		const shipped = readMigrations('supabase/migrations');
		expect(shipped.length).toBeGreaterThan(5);
		expect(await applyMigrations(database.sql, shipped)).toBe(0);
	});

	test('that fail in their second statement leave version and schema as before', async () => {
		const before = await state();
		const failing = migration(NEWEST, 'create table public.half (id integer); select 1 / 0');
		const attempt = applyMigrations(database.sql, [failing]);
		await expect(attempt).rejects.toThrow(StartError);
		await expect(attempt).rejects.toThrow(/test failed \(division by zero\).*as it was before/);
		expect(await state()).toEqual(before);
	});

	test('that come before a failing one stay applied', async () => {
		const good = migration('29990101000001', 'create table public.kept (id integer)');
		const failing = migration('29990101000002', 'select 1 / 0');
		await expect(applyMigrations(database.sql, [good, failing])).rejects.toThrow(StartError);
		expect((await state())?.['versions']).toContain(good.version);
		expect(await applyMigrations(database.sql, [good])).toBe(0);
		await database.sql`drop table public.kept`;
		await database.sql`delete from supabase_migrations.schema_migrations where version = ${good.version}`;
	});

	test('that were edited after they had been applied are refused', async () => {
		const [first, ...others] = readMigrations('supabase/migrations');
		if (!first) throw new Error('there is no migration');
		const before = await state();
		const edited = { ...first, sql: `${first.sql}\nselect 1;`, checksum: 'another' };
		await expect(applyMigrations(database.sql, [edited, ...others])).rejects.toThrow(
			`Migration ${first.version}_${first.name} was edited after it had been applied`
		);
		expect(await state()).toEqual(before);
	});

	test('that were applied as one file, and cut into several since, are applied', async () => {
		const shipped = readMigrations('supabase/migrations');
		const version = '20261126091000';
		const whole = '736869f7c707085d3c0643f32c65ef780302e4b055bef9bb8518aa04f456c644';
		const before = await state();
		await database.sql`
			update supabase_migrations.schema_migrations set checksum = ${whole} where version = ${version}`;
		await database.sql`
			delete from supabase_migrations.schema_migrations where version > ${version} and version < '20261126091100'`;
		expect(await applyMigrations(database.sql, shipped)).toBe(0);
		expect(await state()).toEqual(before);
		expect(await applyMigrations(database.sql, shipped)).toBe(0);
	});

	test('older than the newest applied one are refused', async () => {
		const early = migration('20000101000000', 'select 1');
		await expect(applyMigrations(database.sql, [early])).rejects.toThrow(
			/older than the newest applied/
		);
	});

	test('are applied once each by two migrators at the same time', async () => {
		const files = ['29990102000000', '29990102000001', '29990102000002'].map((version) =>
			migration(version, `create table public.once_${version} (id integer); select pg_sleep(0.05)`)
		);
		const migrators = Array.from({ length: 4 }, () =>
			postgres(database.url, { max: 1, onnotice: () => {} })
		);
		const counts = await Promise.all(migrators.map((one) => applyMigrations(one, files)));
		await Promise.all(migrators.map((one) => one.end()));
		expect(counts.toSorted()).toEqual([0, 0, 0, 3]);
		expect((await state())?.['versions']).toEqual(
			expect.arrayContaining(files.map(({ version }) => version))
		);
	});
});
