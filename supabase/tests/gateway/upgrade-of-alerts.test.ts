/** An organisation that already works with alerts takes what came later, and its open work stays as it is. */
import { beforeAll, expect, test } from 'vitest';
import { applyMigrations, readMigrations } from '#lib/server/gateway/migrations.ts';
import { makeOrganization, type Organization } from '../../../tests/support/make-organization.ts';
import { addGap } from '../../../tests/support/risk.ts';
import { useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();
const shipped = readMigrations('supabase/migrations');
/** The last migration before Amber was left to the digest and clusters knew their dimension. */
const BEFORE = '20261129080000';

let silent: Organization;
let chose: Organization;
let mixed: Organization;

/** A cluster as it was found before: whatever the dimension. */
async function openCluster(organization: Organization, dimensions: readonly string[]) {
	for (const dimension of dimensions) await addGap(database.sql, organization, dimension);
	await database.sql`select private.find_clusters(${organization.id}, now() - interval '1 minute')`;
}

const clustersOf = async ({ id }: Organization) =>
	(
		await database.sql<{ told: string }[]>`
			select coalesce(c.dimension, 'all') || ' ' || coalesce(c.dimension_name ->> 'en', '-') || ' '
				|| (select count(*) from public.risk_cluster_members m where m.cluster_id = c.id) as told
			from public.risk_clusters c where c.organization_id = ${id} order by c.opened_at`
	).map(({ told }) => told);

beforeAll(async () => {
	const { sql } = database;
	await sql`drop schema public, private, supabase_migrations cascade`;
	await sql`create schema public`;
	await applyMigrations(
		sql,
		shipped.filter(({ version }) => version <= BEFORE)
	);
	silent = await makeOrganization(sql);
	chose = await makeOrganization(sql);
	mixed = await makeOrganization(sql);
	await sql`
		insert into public.audit_events (organization_id, action, subject) values
			(${chose.id}, 'prevention_rules_set', '{"digest_hour": 8, "amber_at_once": true}'),
			(${silent.id}, 'prevention_rules_set', '{"weekly_capacity": 8}')`;
	await openCluster(silent, ['a', 'a', 'a', 'a', 'a']);
	await openCluster(mixed, ['a', 'a', 'a', 'b', 'b']);
	await applyMigrations(sql, shipped);
});

test('Amber is left to the digest, except where somebody chose a mail of its own', async () => {
	const rules = await database.sql<{ code: string; at_once: boolean }[]>`
		select o.code, r.amber_at_once as at_once from public.prevention_rules r join public.organizations o on o.id = r.organization_id`;
	expect(Object.fromEntries(rules.map(({ code, at_once }) => [code, at_once]))).toEqual({
		[silent.code]: false,
		[chose.code]: true,
		[mixed.code]: false
	});
});

test('an open cluster learns its dimension; one of several keeps all of them, and no second one opens', async () => {
	expect(await clustersOf(silent)).toEqual(['a a 5']);
	expect(await clustersOf(mixed)).toEqual(['all - 5']);
	await openCluster(mixed, ['a', 'a', 'b', 'b', 'b']);
	expect(await clustersOf(mixed)).toEqual(['all - 10']);
	await openCluster(silent, ['a', 'b', 'b', 'b', 'b', 'b']);
	expect(await clustersOf(silent)).toEqual(['a a 6', 'b b 5']);
});
