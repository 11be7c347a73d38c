/** What a survey says is published in versions that never change, and never with holes in a language. */
import { randomUUID } from 'node:crypto';
import type { JSONValue } from 'postgres';
import { beforeAll, expect, test } from 'vitest';
import {
	makeMember,
	makeOrganization,
	only,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import { commitAs, useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();
const BOTH = { zh: '问卷', en: 'Survey' };
let organization: Organization;
let manager: Member;

beforeAll(async () => {
	organization = await makeOrganization(database.sql);
	manager = await makeMember(database.sql, organization, 'quality_manager');
});

const json = (value: unknown) => database.sql.json(value as JSONValue);

async function create(given: Record<string, unknown> = {}): Promise<string> {
	const code = `s-${randomUUID()}`;
	const survey = {
		...{
			code,
			instrument: 'servqual-22',
			form: 'perception',
			title: BOTH,
			languages: ['zh', 'en']
		},
		...given
	};
	await commitAs(
		database.sql,
		manager,
		(sql) => sql`select public.create_survey(${organization.id}, ${json(survey)})`
	);
	return code;
}

const save = (code: string, content: unknown) =>
	commitAs(
		database.sql,
		manager,
		(sql) => sql`select public.save_survey_draft(${organization.id}, ${code}, ${json(content)})`
	);

async function publish(code: string): Promise<number> {
	const [row] = await commitAs(
		database.sql,
		manager,
		(sql) =>
			sql<
				{ version: number }[]
			>`select public.publish_survey(${organization.id}, ${code}) as version`
	);
	return only(row).version;
}

const survey = async (code: string) => {
	const [row] = await database.sql`
		select version, draft, title, languages, status from public.surveys where organization_id = ${organization.id} and code = ${code}`;
	return row;
};

test('an instrument of the library is copied when a survey first uses it', async () => {
	const uses = async (code: string) => {
		const [row] = await database.sql`
			select count(*)::int as n from public.instruments where organization_id = ${organization.id} and code = ${code}`;
		return row?.['n'] as number;
	};
	await database.sql`
		insert into private.instrument_templates (code, definition)
		select 'only-in-library', definition || '{"code": "only-in-library"}' from private.instrument_templates where code = 'servqual-22'`;
	expect(await uses('only-in-library')).toBe(0);
	await create({ instrument: 'only-in-library' });
	await create({ instrument: 'only-in-library' });
	expect(await uses('only-in-library')).toBe(1);
	await expect(create({ instrument: 'nowhere' })).rejects.toMatchObject({
		message: 'unknown_instrument'
	});
});

test('a draft changes nothing until it is published as the next version', async () => {
	const code = await create({ status: 'open' });
	expect(await survey(code)).toMatchObject({
		version: 1,
		draft: null,
		status: 'open',
		title: BOTH
	});
	const content = { title: { zh: '新', en: 'New' }, languages: ['en', 'zh'] };
	await save(code, content);
	expect(await survey(code)).toMatchObject({ version: 1, title: BOTH, draft: content });
	expect(await publish(code)).toBe(2);
	expect(await survey(code)).toMatchObject({
		...{ version: 2, draft: null, title: content.title, languages: ['en', 'zh'] }
	});
	expect(await publish(code)).toBe(2);
	const kept = await database.sql`
		select v.content -> 'title' as title from public.survey_versions v join public.surveys s on s.id = v.survey_id
		where s.code = ${code} order by v.version`;
	expect(kept.map(({ title }) => title as unknown)).toEqual([BOTH, content.title]);
});

test('a draft that says what is published is no draft', async () => {
	const code = await create({ status: 'open' });
	const content = { title: BOTH, languages: ['zh', 'en'] };
	await save(code, { ...content, comment: false });
	await save(code, content);
	expect(await survey(code)).toMatchObject({ draft: null });
});

test('a published version is changed and deleted by nobody', async () => {
	const code = await create({ status: 'open' });
	const versions = database.sql`
		select from public.survey_versions v join public.surveys s on s.id = v.survey_id where s.code = ${code}`;
	expect(await versions).toHaveLength(1);
	await expect(
		database.sql`update public.survey_versions set content = '{}'`
	).rejects.toMatchObject({ message: 'append_only' });
	await expect(database.sql`delete from public.survey_versions`).rejects.toMatchObject({
		message: 'append_only'
	});
});

test.each([
	['its title', { title: { zh: '问卷' } }, 'title.en'],
	['a text around it', { intro: { en: 'Hello' } }, 'intro.zh'],
	['a question', { questions: [{ code: 'q1', text: { en: 'Why?' } }] }, 'questions.q1.text.zh'],
	[
		'an option',
		{ questions: [{ code: 'q1', text: BOTH, options: [{ code: 'a', text: { zh: '甲' } }] }] },
		'questions.q1.options.a.en'
	],
	[
		'the end of a scale',
		{ questions: [{ code: 'q1', text: BOTH, scale: { labels: { min: BOTH, max: { zh: ' ' } } } }] },
		'questions.q1.scale.labels.max.en, questions.q1.scale.labels.max.zh'
	]
])('a survey is not published while %s lacks a language', async (_what, content, paths) => {
	const code = await create();
	await save(code, { title: BOTH, languages: ['zh', 'en'], ...content });
	await expect(publish(code)).rejects.toMatchObject({
		...{ message: 'translation_missing', detail: paths }
	});
	expect(await survey(code)).toMatchObject({ version: null });
	const isWhole = !JSON.stringify(content).includes('" "');
	if (!isWhole) return;
	const language = paths.endsWith('.zh') ? 'en' : 'zh';
	await save(code, { title: BOTH, ...content, languages: [language] });
	expect(await publish(code)).toBe(1);
});
