/** Sums that are kept are those of the answers: folded or not, after changes, and with many at once. */
import { randomUUID } from 'node:crypto';
import type { JSONValue } from 'postgres';
import { beforeAll, describe, expect, test } from 'vitest';
import {
	makeMember,
	makeOrganization,
	only,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import { makeSurvey, type Survey } from '../../../tests/support/make-survey.ts';
import { as, useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();
type Form = NonNullable<Parameters<typeof makeSurvey>[2]>['form'];

const SITES = ['main', 'north', 'south'];
const FILTERS: JSONValue[] = [
	{},
	{ site: 'north' },
	{ service: 'repair' },
	{ channel: 'phone' },
	{ locale: 'zh' },
	{ site: 'main', channel: 'counter' },
	{ exclude: ['bot', 'fast'] },
	{ from: '2026-02-01', to: '2026-04-30' },
	{ from: '2026-01-10', to: '2026-05-20' },
	{ from: '2026-02-10', to: '2026-02-20' },
	{ from: '2026-01-31T10:00:00Z', to: '2026-03-15T17:30:00Z' },
	{ site: 'south', from: '2026-01-10', to: '2026-05-20' },
	// Whole years and the months beside them: more, fewer, both, and without an end.
	{ from: '2024-10-01', to: '2026-03-31' },
	{ locale: 'zh', from: '2025-03-01', to: '2025-11-30' },
	{ service: 'repair', from: '2025-02-01', to: '2026-02-28' },
	{ site: 'north', from: '2025-02-01' },
	{ exclude: ['bot'], to: '2025-10-31' },
	{ service: 'counter', locale: 'en', from: '2026-01-10', to: '2026-05-20', exclude: ['bot'] },
	// The site and one other: years from the sums, and the months beside them from the answers.
	{ site: 'north', exclude: ['bot', 'fast'], from: '2024-10-01', to: '2026-03-31' },
	{ site: 'south', service: 'repair', from: '2025-02-01' },
	{ site: 'main', channel: 'phone', to: '2025-10-31' },
	{ channel: 'phone', from: '2024-10-01', to: '2026-03-31' },
	{ site: 'north', locale: 'zh', from: '2025-01-10', to: '2026-05-20' },
	{ service: 'repair', locale: 'en', from: '2025-03-01', to: '2026-02-10' },
	{ site: 'main', service: 'counter', channel: 'phone', from: '2025-02-01', exclude: ['bot'] },
	{ site: 'south', service: 'counter' },
	{ service: 'repair', channel: 'counter', from: '2024-10-01' }
];
/** Each filter meets one of them. */
const GROUPS = ['month', 'site', 'service', 'channel', 'locale'];

let organization: Organization;
let analyst: Member;

beforeAll(openOrganization);

async function openOrganization(): Promise<void> {
	const { sql } = database;
	organization = await makeOrganization(sql, 'Asia/Shanghai');
	analyst = await makeMember(sql, organization, 'quality_manager');
	for (const code of ['north', 'south']) {
		await sql`insert into public.sites (organization_id, code, name) values (${organization.id}, ${code}, '{"en": "Site"}')`;
	}
	await sql`insert into public.services (organization_id, code, name) values (${organization.id}, 'repair', '{"en": "Repair"}')`;
}

/** Numbers below a limit, the same at every run. */
function sequence(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state = (state * 48271) % 2147483647;
		return state % below;
	};
}

/** Answers that vary in everything and leave some out. */
function lines(count: number, seed: number): Record<string, JSONValue>[] {
	const next = sequence(seed);
	// One in eight is skipped (null), one in eight is "no opinion" (0).
	const rating = () => (next(8) === 0 ? null : next(8) === 0 ? 0 : 1 + next(7));
	const ratings = () => ({ a1: rating(), a2: rating(), b1: rating(), b2: rating() });
	return Array.from({ length: count }, () => {
		const points = next(101);
		return {
			submission_id: randomUUID(),
			site: next(10) === 0 ? null : (SITES[next(SITES.length)] ?? null),
			service: next(2) === 0 ? 'counter' : 'repair',
			channel: next(2) === 0 ? 'phone' : 'counter',
			locale: next(2) === 0 ? 'zh' : 'en',
			duration_seconds: next(5) === 0 ? null : next(4000),
			source: 'invitation',
			reminders: next(3),
			submitted_at: new Date(
				Date.UTC(2024, 6 + next(24), 1 + next(28), next(24), next(60))
			).toISOString(),
			expectations: ratings(),
			perceptions: ratings(),
			adequates: ratings(),
			overall: rating(),
			...(next(3) === 0 ? {} : { weights: { a: points, b: 100 - points } }),
			answers: next(4) === 0 ? {} : { again: ['yes', 'no'][next(2)] ?? 'yes', why: 'Because' },
			signs: next(6) === 0 ? { honeypot: true } : {}
		};
	});
}

async function store(survey: Survey, given: JSONValue[]): Promise<void> {
	const { sql } = database;
	await sql`
		select private.store_response(${organization.id}, ${survey.id}, line || jsonb_build_object(
			'site_id', (select id from public.sites where organization_id = ${organization.id} and code = line ->> 'site'),
			'service_id', (select id from public.services where organization_id = ${organization.id} and code = line ->> 'service')))
		from jsonb_array_elements(${sql.json(given)}::jsonb) as line`;
}

async function surveyWith(given: JSONValue[], form: Form): Promise<Survey> {
	const survey = await makeSurvey(database.sql, organization, form ? { form } : {});
	const questions = [
		{ code: 'again', type: 'single', options: ['yes', 'no'].map((code) => ({ code, text: {} })) },
		{ code: 'why', type: 'text' }
	].map((question) => ({ ...question, text: { en: 'Again?' }, required: false, place: 'after' }));
	await database.sql`
		insert into public.survey_versions (organization_id, survey_id, version, content)
		values (${organization.id}, ${survey.id}, 1, ${database.sql.json({ questions })})`;
	await store(survey, given);
	return survey;
}

async function rebuild(survey: Survey): Promise<void> {
	await database.sql`select private.rebuild_rollups(${organization.id}, ${survey.id})`;
}

async function fold(survey: Survey, most = 100_000): Promise<number> {
	const [row] = await database.sql<{ folded: number }[]>`
		select private.fold_changes(${organization.id}, ${survey.id}, ${most}) as folded`;
	return only(row).folded;
}

async function forget(survey: Survey): Promise<void> {
	await database.sql`delete from private.rollup_states where survey_id = ${survey.id}`;
}

/** Everything that is told of a survey, under every filter and by every group. */
async function told(survey: Survey): Promise<JSONValue[]> {
	const { sql } = database;
	const rows = await as(sql, analyst, async (t) => {
		const found: JSONValue[] = [];
		for (const [place, filter] of FILTERS.entries()) {
			const by = GROUPS[place % GROUPS.length] ?? null;
			const [row] = await t<{ sums: JSONValue }[]>`
				select public.survey_sums(${organization.id}, ${survey.code}, ${sql.json(filter)}, ${by}) as sums`;
			found.push(only(row).sums);
			const [judged] = await t<{ quality: JSONValue }[]>`
				select public.answer_quality(${organization.id}, ${survey.code}, ${sql.json(filter)}) as quality`;
			found.push(only(judged).quality);
		}
		return found;
	});
	return rows;
}

/** The sums that are kept, without what was emptied. */
async function kept(survey: Survey): Promise<readonly unknown[]> {
	return database.sql`
		select r.key, r.n, r.scores,
			(select jsonb_object_agg(v.kind, v.numbers) from private.rollup_vectors v
				where v.rollup_id = r.id and exists (select from unnest(v.numbers) as x where x <> 0)) as vectors,
			(select jsonb_object_agg(c.question || '=' || c.value, c.n) from private.rollup_choices c
				where c.rollup_id = r.id and c.n <> 0) as choices
		from private.rollups r where r.survey_id = ${survey.id} and r.n > 0 order by r.key`;
}

describe.each(['expectation_perception', 'tolerance', 'perception', 'lite'] as const)(
	'a survey of form %s',
	(form) => {
		test('tells the same from its answers, from changes that wait, and from its sums', async () => {
			const survey = await surveyWith(lines(600, 7), form);
			await forget(survey);
			const fromAnswers = await told(survey);
			await rebuild(survey);
			expect(await told(survey)).toEqual(fromAnswers);
			expect(await fold(survey, 250)).toBe(250);
			expect(await told(survey)).toEqual(fromAnswers);
			expect(await fold(survey)).toBe(350);
			expect(await fold(survey)).toBe(0);
			expect(await told(survey)).toEqual(fromAnswers);
			expect(fromAnswers[0]).toMatchObject({
				n_received: 600,
				questions: [{ code: 'again' }, { code: 'why' }]
			});
			expect(fromAnswers[0]).toHaveProperty('questions.0.counts.yes');
		});
	}
);

test('some months are made up of whole years and of the months by which these are too many or too few', async () => {
	const [row] = await database.sql<{ wrong: number; with_years: number }[]>`
		with month as (
			select m::date as day from generate_series('2023-01-01'::date, '2027-12-01', interval '1 month') as m
		), bound as (
			select day from month union all values ('-infinity'::date), ('infinity')
		), chosen as (
			select a.day as since, b.day as until, private.spans_of(a.day, b.day, true) as span from bound a join bound b on a.day < b.day
		), counted as (
			select c.since, c.until, m.day, sum((c.span).sign) as times, bool_or((c.span).span = 'year') as has_years
			from chosen c join month m on m.day >= (c.span).since and m.day < (c.span).until
			group by c.since, c.until, m.day
		)
		select count(*) filter (where times <> (day >= since and day < until)::integer) as wrong,
			count(*) filter (where has_years)::integer as with_years from counted`;
	expect(row).toMatchObject({ wrong: '0' });
	expect(only(row).with_years).toBeGreaterThan(1000);
});

test('an answer that is erased or corrected takes away exactly what it gave', async () => {
	const survey = await surveyWith(lines(60, 8), 'expectation_perception');
	await rebuild(survey);
	await fold(survey);
	await database.sql`
		delete from public.responses where survey_id = ${survey.id}
			and id in (select id from public.responses where survey_id = ${survey.id} order by submission_id limit 14)`;
	await database.sql`
		update public.responses set perceptions = '{1,2,3,4}', overall = 2, submitted_at = submitted_at + interval '40 days'
		where id in (select id from public.responses where survey_id = ${survey.id} order by submission_id limit 5)`;
	const waiting = await told(survey);
	await fold(survey);
	expect(await told(survey)).toEqual(waiting);
	expect(waiting[0]).toMatchObject({ n_received: 46 });
	const bySubtraction = await kept(survey);
	await rebuild(survey);
	await fold(survey);
	expect(bySubtraction).toEqual(await kept(survey));
	expect(bySubtraction.length).toBeGreaterThan(20);
});

test('a change that touches nothing that is counted is not counted again', async () => {
	const survey = await surveyWith(lines(10, 9), 'perception');
	await rebuild(survey);
	await fold(survey);
	await database.sql`update public.responses set contact_requested = true where survey_id = ${survey.id}`;
	expect(await fold(survey)).toBe(0);
});

test('a thousand answers at once, while others are folded, are all counted once', async () => {
	const survey = await surveyWith([], 'perception');
	await rebuild(survey);
	const answers = lines(1000, 10).map((line) => ({ ...line, site: 'main' }));
	const over = new AbortController();
	const folding = (async () => {
		while (!over.signal.aborted) await fold(survey, 40);
	})();
	await Promise.all(answers.map((line) => store(survey, [line])));
	over.abort();
	await folding;
	const now = await told(survey);
	expect(now[0]).toMatchObject({ n_received: 1000 });
	await fold(survey);
	expect(await told(survey)).toEqual(now);
	await forget(survey);
	expect(await told(survey)).toEqual(now);
});

test('the sums of a survey are made by the worker, and anew when its days change', async () => {
	const { sql } = database;
	// One of its own, for the sums of all its surveys are made anew.
	await openOrganization();
	const survey = await surveyWith(lines(30, 11), 'perception');
	await forget(survey);
	const work = async () => {
		for (;;) {
			const [row] = await sql<{ folded: number }[]>`select public.fold_measurements() as folded`;
			if (only(row).folded === 0) break;
		}
	};
	await work();
	expect((await kept(survey)).length).toBeGreaterThan(10);
	const before = await kept(survey);
	await sql`update public.organizations set time_zone = 'America/Lima' where id = ${organization.id}`;
	const inLima = await told(survey);
	await work();
	expect(await told(survey)).toEqual(inLima);
	expect(await kept(survey)).not.toEqual(before);
	await sql`update public.organizations set time_zone = 'Asia/Shanghai' where id = ${organization.id}`;
	await work();
	expect(await kept(survey)).toEqual(before);
});
