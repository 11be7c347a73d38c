/** Customers' words of a selection: who gets them, of how many people, and what is taken out of them. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import {
	makeMember,
	makeOrganization,
	only,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import { makeCustomer, makeSurvey, type Survey } from '../../../tests/support/make-survey.ts';
import { as, commitAs, useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();
let organization: Organization;
let agent: Member;
let trainer: Member;
let manager: Member;
let stranger: Member;

beforeAll(async () => {
	const { sql } = database;
	organization = await makeOrganization(sql, 'UTC');
	agent = await makeMember(sql, organization, 'agent');
	trainer = await makeMember(sql, organization, 'trainer');
	manager = await makeMember(sql, organization, 'quality_manager');
	stranger = await makeMember(sql, await makeOrganization(sql), 'admin');
});

type Given = {
	comment?: string;
	overall?: number;
	name?: string;
	site?: string | null;
	at?: string;
	/** Of a1, a2 (worded the other way round), b1, b2. */
	perceptions?: string;
};

async function surveyWith(answers: Given[]): Promise<Survey> {
	const { sql } = database;
	const survey = await makeSurvey(sql, organization, { form: 'perception' });
	for (const {
		comment,
		overall = 5,
		name,
		site,
		at = '2026-03-10T00:00:00Z',
		perceptions = '{4,4,4,4}'
	} of answers) {
		const customer = name === undefined ? null : await makeCustomer(sql, organization, name);
		const id = randomUUID();
		await sql`insert into public.responses (organization_id, survey_id, id, submission_id, perceptions, overall,
				comment, submitted_at, customer_id, site_id)
			values (${organization.id}, ${survey.id}, ${id}, ${id}, ${perceptions}::text::smallint[], ${overall}, ${comment ?? null}, ${at},
				${customer?.id ?? null}, ${site === undefined ? organization.site : site})`;
	}
	return survey;
}

const silent = (n: number, given: Given = {}) => Array.from({ length: n }, () => given);

type Words = {
	is_shown: boolean;
	n: number | null;
	comments: { text: string; locale: string | null }[];
};

async function ask(
	who: Member,
	survey: Survey,
	filter = '{}',
	limit = 6,
	dimension: string | null = null
): Promise<Words> {
	const [row] = await as(
		database.sql,
		who,
		(sql) => sql<{ answer: Words }[]>`
			select public.place_comments(${organization.id}, ${survey.code}, ${filter}::text::jsonb, ${dimension}, ${limit}) as answer`
	);
	return only(row).answer;
}

const texts = ({ comments }: Words) => comments.map(({ text }) => text);

describe('words', () => {
	test('are there for all staff, with how many answered, and not for strangers', async () => {
		const survey = await surveyWith([{ comment: 'Too cold' }, ...silent(9)]);
		for (const who of [agent, trainer, manager])
			expect(await ask(who, survey)).toEqual({
				is_shown: true,
				n: 10,
				comments: [{ text: 'Too cold', locale: null }]
			});
		await expect(ask(stranger, survey)).rejects.toThrow('not_found');
	});

	test('are shown from ten answers on, whoever asks', async () => {
		const nine = await surveyWith([{ comment: 'Too cold' }, ...silent(8)]);
		for (const who of [trainer, manager]) {
			expect(await ask(who, nine)).toEqual({ is_shown: false, n: null, comments: [] });
		}
	});

	test('of the least content come first, and no more than were asked for', async () => {
		const survey = await surveyWith([
			{ comment: 'fine', overall: 7 },
			{ comment: 'bad', overall: 1 },
			{ comment: 'middling', overall: 4 },
			...silent(7)
		]);
		expect(texts(await ask(trainer, survey, '{}', 2))).toEqual(['bad', 'middling']);
	});

	test('of a dimension come from those who rated it lowest, reversed items turned round', async () => {
		const survey = await surveyWith([
			{ comment: 'content with b', overall: 1, perceptions: '{2,6,7,7}' },
			{ comment: 'no opinion of b', overall: 1, perceptions: '{4,4,0,null}' },
			{ comment: 'low on b', overall: 7, perceptions: '{7,1,2,2}' },
			...silent(7)
		]);
		expect(texts(await ask(trainer, survey, '{}', 6, 'b'))).toEqual([
			'low on b',
			'content with b',
			'no opinion of b'
		]);
		expect(texts(await ask(trainer, survey, '{}', 6, 'a'))[0]).toBe('content with b');
	});

	test('belong to the selection that was asked for', async () => {
		const survey = await surveyWith([
			...silent(10, { comment: 'here' }),
			...silent(10, { comment: 'elsewhere', site: null })
		]);
		const found = await ask(trainer, survey, '{"site": "main"}', 20);
		expect(new Set(texts(found))).toEqual(new Set(['here']));
	});

	test.each([
		['a period', '{"from": "2026-04-01", "to": "2026-04-30"}'],
		['a channel', '{"channel": "phone"}'],
		['a service', '{"service": "counter"}'],
		['flags left out', '{"exclude": ["fast"]}']
	])('belong to the selection by %s', async (_what, filter) => {
		const survey = await surveyWith([
			...silent(10, { comment: 'here', at: '2026-04-10T00:00:00Z' }),
			...silent(10, { comment: 'elsewhere' })
		]);
		await database.sql`
			update public.responses set channel = case when comment = 'here' then 'phone' else 'visit' end,
				service_id = case when comment = 'here' then ${organization.service}::uuid end,
				flags = case when comment = 'here' then '{}' else '{fast}'::text[] end
			where survey_id = ${survey.id}`;
		const found = await ask(trainer, survey, filter, 20);
		expect(found.n).toBe(10);
		expect(new Set(texts(found))).toEqual(new Set(['here']));
	});

	test('of a place or a service that does not exist are none', async () => {
		const survey = await surveyWith(silent(10, { comment: 'here' }));
		for (const filter of ['{"site": "nowhere"}', '{"service": "nothing"}'])
			expect((await ask(manager, survey, filter)).is_shown).toBe(false);
	});

	test('are kept from a trainer where two selections would differ by a few people', async () => {
		const survey = await surveyWith([
			...silent(12, { comment: 'here' }),
			...silent(3, { comment: 'elsewhere', site: null })
		]);
		expect((await ask(trainer, survey, '{"site": "main"}')).is_shown).toBe(false);
		expect((await ask(trainer, survey)).is_shown).toBe(true);
		// Managers read single answers anyway.
		expect((await ask(manager, survey, '{"site": "main"}')).is_shown).toBe(true);
	});
});

test('a trainer hears the same words until ten more have answered, and nothing of what was erased', async () => {
	const { sql } = database;
	const survey = await surveyWith([
		{ comment: 'first', overall: 2 },
		{ comment: 'erased', overall: 3 },
		...silent(10)
	]);
	const look = async (who = trainer) => {
		const [row] = await commitAs(
			sql,
			who,
			(t) => t<{ answer: Words }[]>`
				select public.place_comments(${organization.id}, ${survey.code}, '{}', null, 6) as answer`
		);
		return only(row).answer;
	};
	const add = (n: number, comment: string) =>
		sql`insert into public.responses (organization_id, survey_id, id, submission_id, perceptions, overall, comment)
			select ${organization.id}, ${survey.id}, u.id, u.id, '{4,4,4,4}', 1, ${comment}
			from (select gen_random_uuid() as id from generate_series(1, ${n}::integer)) as u`;
	expect(await look()).toMatchObject({ n: 12, comments: [{ text: 'first' }, { text: 'erased' }] });
	await add(1, 'newest');
	await sql`delete from public.responses where survey_id = ${survey.id} and comment = 'erased'`;
	expect(texts(await look())).toEqual(['first']);
	expect(texts(await look(manager))).toEqual(['newest', 'first']);
	await add(10, 'many');
	expect(texts(await look())).toContain('newest');
});

describe('what says who somebody is', () => {
	async function told(comment: string, name: string): Promise<string> {
		const survey = await surveyWith([{ comment, name, overall: 1 }, ...silent(9)]);
		return texts(await ask(trainer, survey))[0] ?? '';
	}

	test.each([
		['我是王小敏，师傅说小敏你等着，没人叫王女士。', '王小敏', '我是…，师傅说…你等着，没人叫…。'],
		['I am Alex Reed, they only said "alex".', 'Alex Reed', 'I am …, they only said "…".'],
		['Signed: A. (Sam) Moss', 'A. (Sam) Moss', 'Signed: …']
	])('their own name: %s', async (comment, name, expected) => {
		expect(await told(comment, name)).toBe(expected);
	});

	test.each([
		['Write to jo.lane+home@mail.example.org please', 'Write to … please'],
		['打我电话138 0013 8000，或座机010-62345678', '打我电话…，或座机…'],
		['Call +44 (0)20 7946 0018 now', 'Call … now']
	])('an address or a telephone number: %s', async (comment, expected) => {
		expect(await told(comment, 'Nobody')).toBe(expected);
	});

	test.each([
		['等了45分钟，8点到12点都没人，打了12345。', '王敏'],
		['The same reeds in the pond; Alexandra was kind.', 'Alex Reed']
	])('nothing else is taken: %s', async (comment, name) => {
		expect(await told(comment, name)).toBe(comment);
	});
});
