/**
 * Answers by the million, as an organisation with two hundred sites collects them in two years:
 * written past the triggers by one statement a month, then summed by the worker's own function.
 */
import postgres, { type Sql } from 'postgres';

export const SITES = 200;
export const MONTHS = 24;
/** Kept apart from the demo, so that each size is measured by itself. */
const ORGANIZATION = 'bench';
const FOLDED_AT_ONCE = 10_000;

export type Filled = {
	organization: string;
	survey: string;
	fillSeconds: number;
	foldSeconds: number;
};

/** An organisation of its own with this many answers. Its members are those of the demo. */
export async function fill(databaseUrl: string, count: number): Promise<Filled> {
	const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
	try {
		const code = `${ORGANIZATION}-${count}`;
		const organization = await makeOrganization(sql, code);
		const began = performance.now();
		const survey = await addAnswers(sql, organization, count);
		const filled = performance.now();
		await sql`select private.rebuild_rollups(${organization}, ${survey})`;
		for (;;) {
			const [row] = await sql<{ folded: number }[]>`
				select private.fold_changes(${organization}, ${survey}, ${FOLDED_AT_ONCE}) as folded`;
			if (!row?.folded) break;
		}
		await sql.unsafe('vacuum analyze');
		return {
			organization,
			survey,
			fillSeconds: (filled - began) / 1000,
			foldSeconds: (performance.now() - filled) / 1000
		};
	} finally {
		await sql.end();
	}
}

async function makeOrganization(sql: Sql, code: string): Promise<string> {
	const name = { en: code };
	const [made] = await sql<{ id: string }[]>`
		select private.create_organization(${code}, ${sql.json(name)}) as id`;
	const id = made?.id ?? '';
	await sql`
		insert into public.sites (organization_id, code, name)
		select ${id}, 'site-' || n, jsonb_build_object('en', 'Site ' || n) from generate_series(1, ${SITES}) as n`;
	await sql`
		insert into public.services (organization_id, code, name)
		select ${id}, code, jsonb_build_object('en', code) from unnest(array['repair', 'installation', 'counter']) as code`;
	await sql`
		insert into public.memberships (organization_id, user_id, role, display_name, locale)
		select ${id}, u.id, 'quality_manager', 'Bench', 'en' from auth.users u where u.email = 'manager@demo.test'`;
	return id;
}

/** Ratings with a site's and a person's own level, so that alpha and differences are as in life. */
async function addAnswers(sql: Sql, organization: string, count: number): Promise<string> {
	const [survey] = await sql<{ id: string }[]>`
		insert into public.surveys (organization_id, code, instrument_id, form, title, languages, status)
		values (${organization}, 'all', (select id from public.instruments where organization_id = ${organization} limit 1),
			'expectation_perception', '{"en": "All"}', '{zh,en}', 'open')
		returning id`;
	const id = survey?.id ?? '';
	await sql.unsafe('set session_replication_role = replica');
	await sql`select setseed(0.5)`;
	for (let month = 0; month < MONTHS; month += 1) {
		const some = Math.floor((count * (month + 1)) / MONTHS) - Math.floor((count * month) / MONTHS);
		await sql`
			insert into public.responses (organization_id, survey_id, submission_id, site_id, service_id, channel, locale,
				perceptions, expectations, overall, flags, duration_seconds, reminders, submitted_at)
			select ${organization}, ${id}, ${month} || '-' || p.n, t.id, v.id, (array['visit', 'phone', 'online'])[1 + p.n / ${3 * SITES} % 3],
				(array['zh', 'zh', 'en'])[1 + p.n / ${9 * SITES} % 3],
				array(select greatest(1, least(7, round(5 + p.level + t.level + random() * 3 - 1.5)))::smallint from generate_series(1, 22) where p.n = p.n),
				array(select greatest(1, least(7, round(6.2 + p.level / 2 + random() * 2 - 1)))::smallint from generate_series(1, 22) where p.n = p.n),
				greatest(1, least(7, round(5 + p.level + t.level + random() * 2 - 1)))::smallint,
				case when p.n % 20 = 0 then '{fast}' when p.n % 47 = 0 then '{straight_lining}' else '{}' end::text[],
				40 + (random() * random() * 900)::integer, (p.n % 5 = 0)::integer,
				date_trunc('month', now()) - make_interval(months => ${MONTHS - 1 - month}) + random() * interval '27 days'
			from (select n, random() * 3 - 1.5 as level from generate_series(1, ${some}) as n) as p
			join (select id, row_number() over (order by code) - 1 as place, (row_number() over (order by code) % 7 - 3) / 5.0 as level
				from public.sites where organization_id = ${organization}) as t on t.place = p.n % ${SITES}
			join (select id, row_number() over (order by code) - 1 as place from public.services where organization_id = ${organization}) as v
				on v.place = p.n / ${SITES} % 3`;
	}
	await sql.unsafe('set session_replication_role = origin');
	return id;
}
