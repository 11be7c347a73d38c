/** A copy has everything of its original: also the columns that nobody has thought of yet. */
import type { JSONValue } from 'postgres';
import { beforeAll, expect, test } from 'vitest';
import {
	makeMember,
	makeOrganization,
	unique,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import { commitAs, useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();
const BOTH = { zh: '问卷', en: 'Survey' };
/** Every part of a content, none of them what it is by default. */
const CONTENT = {
	intro: BOTH,
	thanks: BOTH,
	consent: 'confidential',
	overall: false,
	comment: false,
	importance: true,
	contact: 'always',
	expectation: { share: 0.5, every_days: 90 },
	questions: [
		{ code: 'q1', type: 'text', text: BOTH, help: BOTH, required: true, place: 'before' }
	],
	translated_from: { title: '00000000' }
};
/** What makes the copy another survey. */
const ITS_OWN = [
	'id',
	'code',
	'status',
	'draft',
	'version',
	'created_at',
	'opened_at',
	'closed_at'
];

let organization: Organization;
let manager: Member;

beforeAll(async () => {
	organization = await makeOrganization(database.sql);
	manager = await makeMember(database.sql, organization, 'quality_manager');
});

async function original(): Promise<string> {
	const code = unique('s');
	const survey = {
		...{ code, instrument: 'servqual-22', form: 'expectation_perception', status: 'open' },
		...{ title: BOTH, languages: ['en', 'zh'], content: CONTENT }
	};
	await commitAs(
		database.sql,
		manager,
		(sql) =>
			sql`select public.create_survey(${organization.id}, ${database.sql.json(survey as unknown as JSONValue)})`
	);
	return code;
}

const copy = (actor: Member, code: string, copied: string) =>
	commitAs(
		database.sql,
		actor,
		(sql) => sql`select public.copy_survey(${organization.id}, ${code}, ${copied})`
	);

async function rowOf(code: string): Promise<Record<string, unknown>> {
	const [row] = await database.sql`select * from public.surveys where code = ${code}`;
	if (!row) throw new Error('there is no such survey');
	return row;
}

test('a copy is a draft with the content and every setting of its original', async () => {
	const code = await original();
	// Whatever settings the table has: none of them as it is by default.
	await database.sql`update public.surveys set notice_version = 'changed' where code = ${code}`;
	await copy(manager, code, `${code}-copy`);
	const [before, after] = [await rowOf(code), await rowOf(`${code}-copy`)];
	const different = Object.keys(before).filter(
		(column) => JSON.stringify(before[column]) !== JSON.stringify(after[column])
	);
	expect(different.filter((column) => !ITS_OWN.includes(column))).toEqual([]);
	expect(after).toMatchObject({ status: 'draft', version: null, opened_at: null });
	expect(after['draft']).toEqual({ title: BOTH, languages: ['en', 'zh'], ...CONTENT });
});

test('a copy begins from what is being edited, and changing it leaves the original alone', async () => {
	const code = await original();
	const edited = { title: { zh: '改', en: 'Changed' }, languages: ['zh', 'en'] };
	const save = (which: string, content: object) =>
		commitAs(
			database.sql,
			manager,
			(sql) =>
				sql`select public.save_survey_draft(${organization.id}, ${which}, ${database.sql.json(content as JSONValue)})`
		);
	await save(code, edited);
	await copy(manager, code, `${code}-copy`);
	expect((await rowOf(`${code}-copy`))['draft']).toEqual(edited);
	await save(`${code}-copy`, { ...edited, comment: false });
	expect((await rowOf(code))['draft']).toEqual(edited);
	const [versions] = await database.sql`
		select count(*)::int as n from public.survey_versions v join public.surveys s on s.id = v.survey_id
		where s.code = ${`${code}-copy`}`;
	expect(versions).toEqual({ n: 0 });
});

test('a copy needs a code of its own, an original, and the right to make surveys', async () => {
	const code = await original();
	await expect(copy(manager, code, code)).rejects.toMatchObject({ message: 'survey_exists' });
	await expect(copy(manager, 'nowhere', 'copy')).rejects.toMatchObject({ message: 'not_found' });
	const agent = await makeMember(database.sql, organization, 'agent');
	await expect(copy(agent, code, `${code}-2`)).rejects.toMatchObject({ message: 'forbidden' });
	const stranger = await makeMember(
		database.sql,
		await makeOrganization(database.sql),
		'quality_manager'
	);
	await expect(copy(stranger, code, `${code}-2`)).rejects.toMatchObject({ message: 'not_found' });
});
