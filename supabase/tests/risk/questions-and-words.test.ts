import type { JSONValue } from 'postgres';
import { beforeAll, describe, expect, test } from 'vitest';
import { PRESET_QUESTIONS } from '#lib/domain/surveys/question-presets.ts';
import { makeOrganization, type Organization } from '../../../tests/support/make-organization.ts';
import {
	answer,
	makeCustomer,
	makeSurvey,
	type Survey
} from '../../../tests/support/make-survey.ts';
import { answerAs } from '../../../tests/support/submit.ts';
import { useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();

let organization: Organization;
let survey: Survey;

beforeAll(async () => {
	organization = await makeOrganization(database.sql);
	survey = await makeSurvey(database.sql, organization);
	const { information_clear, respected } = PRESET_QUESTIONS;
	const content = {
		title: { zh: '问卷', en: 'Survey' },
		languages: ['zh', 'en'],
		questions: [information_clear, respected]
	};
	await database.sql`
		insert into public.survey_versions (organization_id, survey_id, version, content)
		values (${organization.id}, ${survey.id}, 1, ${database.sql.json(structuredClone(content))})`;
	await database.sql`update public.surveys set version = 1 where id = ${survey.id}`;
});

type Reading = { negative?: number; findings?: Record<string, string[]> };

/** The signals of an answer whose words the reader has read, where a reading is given. */
async function signalsFrom(changes: Parameters<typeof answer>[0], reading: Reading | null = null) {
	const customer = await makeCustomer(database.sql, organization);
	const said = answer(changes) as Record<string, JSONValue>;
	const sent = { ...said, ...(reading && { reading }) };
	await answerAs(database.sql, organization, survey, customer, sent);
	return database.sql<
		{ signal: string; points: number; evidence: Record<string, unknown>; isMustAct: boolean }[]
	>`
		select signal, points, is_must_act as "isMustAct", evidence from public.risk_events
		where customer_id = ${customer.id} order by signal`;
}
const namesFrom = async (...given: Parameters<typeof signalsFrom>) =>
	(await signalsFrom(...given)).map(({ signal }) => signal);

describe('the ready-made questions', () => {
	test('tell of unclear information, in the words of the answer', async () => {
		expect(await signalsFrom({ answers: { information_clear: 'partly' } })).toMatchObject([
			{
				signal: 'information_unclear',
				points: 1,
				evidence: { answer: 'partly', option: { zh: '有些不清楚', en: 'Partly' } }
			}
		]);
		expect(await namesFrom({ answers: { information_clear: 'no' } })).toEqual([
			'information_unclear'
		]);
	});

	test('tell of disrespect when it is told outright', async () => {
		expect(await signalsFrom({ answers: { respected: 'no' } })).toMatchObject([
			{ signal: 'felt_ignored', points: 3 }
		]);
		expect(await namesFrom({ answers: { respected: 'partly' } })).toEqual([]);
	});

	test('tell nothing when all was well or nobody answered', async () => {
		const well = { information_clear: 'yes', respected: 'yes' };
		expect(await namesFrom({ answers: well })).toEqual([]);
		expect(await namesFrom({ answers: {} })).toEqual([]);
	});
});

describe('what the reader found in the words', () => {
	test.each([
		['ignored', 'felt_ignored', false],
		['harm', 'felt_ignored', false],
		['regulator', 'regulator_named', true],
		['publicity', 'public_post', true]
	])('%s gives %s', async (finding, signal, isMustAct) => {
		const reading = { negative: 0.9, findings: { [finding]: ['some words', 'others'] } };
		const given = await signalsFrom({ comment: 'Some words.', overall: 3 }, reading);
		expect(given).toMatchObject([{ signal, isMustAct, evidence: { words: 'some words' } }]);
	});

	test('counts alone, where there is a reading: the words on the card are for words that nobody read', async () => {
		const words = { comment: 'no lawyer needed', overall: 3 };
		expect(await signalsFrom(words, { negative: 0.2, findings: {} })).toEqual([]);
		expect(await signalsFrom(words)).toMatchObject([{ signal: 'regulator_named' }]);
	});
});

describe('a high satisfaction', () => {
	const bad = { negative: 0.85, findings: {} };

	test('with a bad comment is a contradiction', async () => {
		expect(await signalsFrom({ overall: 6, comment: 'Never again.' }, bad)).toMatchObject([
			{
				signal: 'contradiction',
				points: 2,
				evidence: { overall: 6, scale_max: 7, negative: 0.85 }
			}
		]);
	});

	test('with words of harm is one, whatever the tone', async () => {
		const reading = { negative: 0.4, findings: { harm: ['shouted at'] } };
		expect(await namesFrom({ overall: 7, comment: 'x' }, reading)).toEqual([
			'contradiction',
			'felt_ignored'
		]);
	});

	test('is none when it is not high, the comment not bad, or unread', async () => {
		expect(await namesFrom({ overall: 5, comment: 'Never again.' }, bad)).toEqual([]);
		expect(await namesFrom({ overall: 6, comment: 'Well.' }, { negative: 0.79 })).toEqual([]);
		expect(await namesFrom({ overall: 6, comment: 'Never again.' })).toEqual([]);
		expect(await namesFrom({ overall: null, comment: 'Never again.' }, bad)).toEqual([]);
	});
});
