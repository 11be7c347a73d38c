import type { JSONValue } from 'postgres';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
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
	const { information_clear, respected, effort, switching, loyalty } = PRESET_QUESTIONS;
	const content = {
		title: { zh: '问卷', en: 'Survey' },
		languages: ['zh', 'en'],
		questions: [
			information_clear,
			respected,
			{ ...effort, code: 'ease' },
			{ ...PRESET_QUESTIONS.intention, code: 'effort' },
			switching,
			loyalty
		]
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

describe('the ready-made ratings', () => {
	test('tell of effort from little ease on, whatever the code of the question', async () => {
		expect(await signalsFrom({ answers: { ease: 3 } })).toMatchObject([
			{
				signal: 'high_effort',
				points: 1,
				evidence: { question: 'effort', answer: 3, scale_max: 7, survey: survey.code }
			}
		]);
		expect(await namesFrom({ answers: { ease: 4 } })).toEqual([]);
	});

	test('tell of thoughts of going elsewhere, by agreement or by little loyalty', async () => {
		expect(await signalsFrom({ answers: { switching: 5 } })).toMatchObject([
			{ signal: 'switching_intent', points: 2, evidence: { question: 'switching', answer: 5 } }
		]);
		expect(await signalsFrom({ answers: { loyalty: 3 } })).toMatchObject([
			{ signal: 'switching_intent', evidence: { question: 'loyalty', answer: 3 } }
		]);
		expect(await namesFrom({ answers: { switching: 4, loyalty: 4 } })).toEqual([]);
	});

	test('count the worse of two answers about the same, once', async () => {
		const both = await signalsFrom({ answers: { switching: 6, loyalty: 1 } });
		expect(both).toMatchObject([
			{ signal: 'switching_intent', evidence: { question: 'loyalty', answer: 1 } }
		]);
		expect(both).toHaveLength(1);
	});

	test('tell nothing without a number, or without the question', async () => {
		expect(await namesFrom({ answers: { ease: 'one', switching: '7', loyalty: null } })).toEqual(
			[]
		);
		expect(await namesFrom({ answers: { csat: 1 } })).toEqual([]);
	});

	test('do not take an own question for the ready-made one, whatever its code', async () => {
		expect(await namesFrom({ answers: { effort: 1 } })).toEqual([]);
	});
});

describe('own words of the organisation', () => {
	const own = async (...added: string[]) => {
		await database.sql`
			update public.risk_card_signals s set parameters = s.parameters || ${database.sql.json({ words: { added, removed: ['lawyer'] } })}
			where s.organization_id = ${organization.id} and s.signal = 'regulator_named'`;
	};
	const wordIn = async (comment: string) => {
		const rows = await signalsFrom({ comment, overall: 3 }, { negative: 0.2, findings: {} });
		return rows.map(({ evidence }) => evidence['words']);
	};
	afterEach(() => own());

	test('count beside what the reader found, as they are written', async () => {
		await own('消保处', 'financial conduct');
		expect(await wordIn('我去找消保处反映')).toEqual(['消保处']);
		expect(await wordIn('I wrote to the FINANCIAL\nConduct people.')).toEqual([
			'financial conduct'
		]);
		expect(await wordIn('消保 处')).toEqual([]);
	});

	test('of letters and digits are whole words; Chinese may stand anywhere', async () => {
		await own('fos', '12378');
		expect(await wordIn('打12378投诉')).toEqual(['12378']);
		expect(await wordIn('１２３７８')).toEqual(['12378']);
		expect(await wordIn('order 123789')).toEqual([]);
		expect(await wordIn('The FOS, then.')).toEqual(['fos']);
		expect(await wordIn('fossil')).toEqual([]);
	});

	test('are no pattern, whatever signs are in them', async () => {
		await own('.*', '(a+)+$', '银保监(局)');
		expect(await wordIn('anything')).toEqual([]);
		expect(await wordIn('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!')).toEqual([]);
		expect(await wordIn('银保监局')).toEqual([]);
		expect(await wordIn('银保监（局）管不管')).toEqual(['银保监(局)']);
	});

	test('make one row with what the reader found', async () => {
		await own('消保处');
		const rows = await signalsFrom(
			{ comment: '12315 和消保处', overall: 3 },
			{ negative: 0.9, findings: { regulator: ['12315'] } }
		);
		expect(rows).toMatchObject([{ signal: 'regulator_named', evidence: { words: '消保处' } }]);
	});

	test('that were taken off the list of the product are passed over', async () => {
		const counted = async (found: string[], removed: string[]) => {
			const [row] = await database.sql`
				select private.counted_word(${database.sql.json(found)}, ${database.sql.json({ words: { added: [], removed } })}) as word`;
			return row?.['word'] as string | null;
		};
		expect(await counted(['法院', '律师'], ['法院'])).toBe('律师');
		expect(await counted(['法院'], ['法院'])).toBeNull();
		expect(await counted([], [])).toBeNull();
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

describe('words that the card takes off the list of the product', () => {
	test('demand no action when the reader finds them, others still do', async () => {
		const words = { added: [], removed: ['court'] };
		await database.sql`
			update public.risk_card_signals set parameters = parameters || ${database.sql.json({ words })}
			where organization_id = ${organization.id} and signal = 'regulator_named'`;
		const said = { comment: 'The tennis court was closed.', overall: 5 };
		expect(await namesFrom(said, { findings: { regulator: ['court'] } })).toEqual([]);
		expect(await signalsFrom(said, { findings: { regulator: ['court', 'lawyer'] } })).toMatchObject(
			[{ signal: 'regulator_named', evidence: { words: 'lawyer' } }]
		);
	});
});
