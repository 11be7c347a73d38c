/** What was answered to the questions of a survey itself, counted by those who answered. */
import { randomUUID } from 'node:crypto';
import type { JSONValue } from 'postgres';
import { beforeAll, expect, test } from 'vitest';
import { measurementDocument } from '#lib/domain/servqual/measurement-document.ts';
import { surveySums } from '#lib/schemas/survey-sums.ts';
import {
	makeMember,
	makeOrganization,
	only,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import {
	answer,
	makeCustomer,
	makeInvitation,
	makeSurvey,
	type Survey
} from '../../../tests/support/make-survey.ts';
import { submit } from '../../../tests/support/submit.ts';
import { as, commitAs, useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();
const text = { en: 'Question' };
const QUESTIONS = [
	{ code: 'fixed', type: 'single', text, options: ['yes', 'no'].map((code) => ({ code, text })) },
	{
		code: 'why',
		type: 'multiple',
		text,
		options: ['late', 'rude', 'dear'].map((code) => ({ code, text }))
	},
	{ code: 'recommend', type: 'rating', text, preset: 'nps', scale: { min: 0, max: 10 } },
	{ code: 'words', type: 'text', text }
];
let organization: Organization;
let manager: Member;
let survey: Survey;

async function publish(questions: unknown[]): Promise<void> {
	const content = { title: text, languages: ['en'], questions } as JSONValue;
	await commitAs(
		database.sql,
		manager,
		(sql) =>
			sql`select public.save_survey_draft(${organization.id}, ${survey.code}, ${database.sql.json(content)})`
	);
	await commitAs(
		database.sql,
		manager,
		(sql) => sql`select public.publish_survey(${organization.id}, ${survey.code})`
	);
}

async function reply(answers: Record<string, JSONValue>, changes: Record<string, JSONValue> = {}) {
	const customer = await makeCustomer(database.sql, organization);
	const token = await makeInvitation(database.sql, organization, survey, customer);
	await submit(database.sql, token, answer({ answers, submission_id: randomUUID(), ...changes }));
}

async function questions(filter: JSONValue = {}) {
	const [row] = await as(
		database.sql,
		manager,
		(sql) => sql<{ sums: unknown }[]>`
			select public.survey_sums(${organization.id}, ${survey.code}, ${database.sql.json(filter)}) as sums`
	);
	return measurementDocument(surveySums.parse(only(row).sums), {});
}

beforeAll(async () => {
	organization = await makeOrganization(database.sql);
	manager = await makeMember(database.sql, organization, 'quality_manager');
	survey = await makeSurvey(database.sql, organization);
	await publish(QUESTIONS);
	for (const recommend of [10, 10, 9, 8, 3, 10]) {
		await reply({ recommend, fixed: recommend > 8 ? 'yes' : 'no', words: `as ${recommend} says` });
	}
	await reply({ why: ['late', 'rude'] }, { locale: 'zh' });
	for (let person = 0; person < 4; person += 1) await reply({ why: ['late'] });
});

test('counts people for each choice, whoever was not shown a question left aside', async () => {
	const { questions: measured } = await questions();
	expect(measured.map(({ code, n }) => [code, n])).toEqual([
		['fixed', 6],
		['why', 5],
		['recommend', 6],
		['words', 6]
	]);
	const shares = (code: string) =>
		measured.find((one) => one.code === code)?.choices?.map(({ value, n }) => [value, n]);
	expect(shares('fixed')).toEqual([
		['yes', 4],
		['no', 2]
	]);
	expect(shares('why')).toEqual([
		['late', 5],
		['rude', 1],
		['dear', 0]
	]);
});

test('gives the net promoter score to the whole survey', async () => {
	const { overall, questions: measured } = await questions();
	expect(overall.nps).toBe(50);
	expect(measured.find(({ code }) => code === 'recommend')?.nps?.score).toBe(50);
});

test('shows nothing but the number of answers where there are fewer than five', async () => {
	const { questions: measured } = await questions({ locale: 'zh' });
	expect(measured.map(({ n }) => n)).toEqual([0, 0, 0, 0]);
	expect(measured[0]?.choices?.[0]).toMatchObject({ n: null, reason: 'too_few' });
});

test('keeps a question that a later version no longer asks, in its last words', async () => {
	const renamed = { ...QUESTIONS[0], text: { en: 'Is it fixed?' } };
	await publish([renamed]);
	const { questions: measured } = await questions();
	expect(measured.map(({ code }) => code)).toEqual(['fixed', 'why', 'recommend', 'words']);
	expect(measured.find(({ code }) => code === 'why')?.n).toBe(5);
});
