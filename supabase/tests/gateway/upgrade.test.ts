/** A database that has been in use takes the migrations that came later, and keeps what people said. */
import { beforeAll, expect, test } from 'vitest';
import { applyMigrations, readMigrations } from '#lib/server/gateway/migrations.ts';
import { only } from '../../../tests/support/make-organization.ts';
import { useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();
const shipped = readMigrations('supabase/migrations');
/** The last migration before surveys had versions. */
const FIRST_RELEASE = '20261123091000';

let organization: string;

beforeAll(async () => {
	const { sql } = database;
	// Back to nothing but the accounts, and forward to the first release only.
	await sql`drop schema public, private, supabase_migrations cascade`;
	await sql`create schema public`;
	const first = shipped.filter(({ version }) => version <= FIRST_RELEASE);
	expect(await applyMigrations(sql, first)).toBe(first.length);

	const [made] = await sql<{ id: string }[]>`
		select private.create_organization('used', '{"en": "Used"}') as id`;
	organization = only(made).id;
	await sql`
		insert into public.surveys (organization_id, code, instrument_id, form, title, languages, status)
		select ${organization}, 'old', i.id, 'perception', '{"zh": "旧", "en": "Old"}', '{zh,en}', 'open'
		from public.instruments i where i.organization_id = ${organization}`;
	for (const receipt of [null, 'ABCDEFGHJKMN']) {
		await sql`
			insert into public.responses (organization_id, survey_id, submission_id, receipt, perceptions, overall)
			select ${organization}, s.id, ${receipt ?? 'imported'}, ${receipt}, array_fill(6::smallint, array[22]), 6
			from public.surveys s where s.organization_id = ${organization}`;
	}
});

test('answers keep their ratings, and get what later versions want to know', async () => {
	const { sql } = database;
	const later = shipped.filter(({ version }) => version > FIRST_RELEASE);
	expect(later.length).toBeGreaterThan(0);
	expect(await applyMigrations(sql, shipped)).toBe(later.length);

	const kept = await sql`
		select source, consent, asked, survey_version, flags, perceptions = array_fill(6::smallint, array[22]) as is_same
		from public.responses where organization_id = ${organization} order by source`;
	// Twenty-two sixes in a row are judged like any answer that arrives today.
	const flags = ['straight_lining'];
	const common = { consent: 'identified', asked: null, survey_version: null, flags };
	expect([...kept]).toEqual([
		{ source: 'import', ...common, is_same: true },
		{ source: 'invitation', ...common, is_same: true }
	]);
	const anchors = await sql`
		select code from public.instrument_items where organization_id = ${organization} and is_anchor order by position`;
	expect(anchors.map(({ code }) => code as string)).toEqual(['t2', 'r1', 's2', 'a1', 'e5']);
	const rules = await sql`select from public.contact_rules where organization_id = ${organization}`;
	expect(rules).toHaveLength(1);
});

test('a survey from before is counted, and published when it is opened again', async () => {
	const { sql } = database;
	const [opened] = await sql.begin(async (transaction) => {
		await transaction`select set_config('role', 'service_role', true)`;
		await transaction`select public.open_survey(${organization}, 'old')`;
		return transaction`
			select s.version, public.survey_sums(${organization}, 'old') ->> 'n_received' as n
			from public.surveys s where s.organization_id = ${organization}`;
	});
	expect(opened).toEqual({ version: 1, n: '2' });
});
