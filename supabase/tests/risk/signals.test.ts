import { randomUUID } from 'node:crypto';
import type { JSONValue } from 'postgres';
import { beforeAll, describe, expect, test } from 'vitest';
import {
	makeMember,
	makeOrganization,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import {
	answer,
	makeCustomer,
	makeSurvey,
	ratings,
	smallInstrument,
	type Customer,
	type Survey
} from '../../../tests/support/make-survey.ts';
import { answerAs, importAnswers } from '../../../tests/support/submit.ts';
import { commitAs, useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();

let organization: Organization;
let manager: Member;
/** The small instrument on a 7-point and on a 10-point scale; a2 is worded the other way round. */
let seven: Survey;
let ten: Survey;

beforeAll(async () => {
	organization = await makeOrganization(database.sql);
	manager = await makeMember(database.sql, organization, 'quality_manager');
	seven = await makeSurvey(database.sql, organization);
	ten = await makeSurvey(database.sql, organization, { instrument: smallInstrument(10) });
});

type Signal = {
	signal: string;
	points: number;
	isMustAct: boolean;
	evidence: Record<string, JSONValue>;
	lifeDays: number;
};

async function signalsOf(customer: Customer): Promise<Signal[]> {
	return database.sql<Signal[]>`
		select signal, points, is_must_act as "isMustAct", evidence,
			extract(day from expires_at - occurred_at)::int as "lifeDays"
		from public.risk_events where customer_id = ${customer.id} order by signal, recorded_at`;
}
const namesOf = async (customer: Customer) =>
	(await signalsOf(customer)).map(({ signal }) => signal);

/** The signals that a single answer of a new customer gives. */
async function signalsFrom(
	survey: Survey,
	changes: Parameters<typeof answer>[0]
): Promise<Signal[]> {
	const customer = await makeCustomer(database.sql, organization);
	await answerAs(database.sql, organization, survey, customer, answer(changes));
	return signalsOf(customer);
}

describe('expectations that were met in every dimension', () => {
	const met = async (survey: Survey, felt: (number | null)[], hoped: (number | null)[]) =>
		(
			await signalsFrom(survey, {
				perceptions: ratings(...felt),
				expectations: ratings(...hoped)
			})
		).map(({ signal, points, lifeDays }) => [signal, points, lifeDays]);

	test('lower the risk', async () => {
		expect(await met(seven, [6, 2, 6, 6], [6, 2, 6, 6])).toEqual([['all_met', -2, 60]]);
		expect(await met(ten, [9, 2, 10, 9], [9, 2, 9, 9])).toEqual([['all_met', -2, 60]]);
		expect(await met(seven, [7, 2, 6, null], [6, 2, 6, 6])).toEqual([['all_met', -2, 60]]);
	});

	test('do not when one dimension is below, cannot be judged, or is met at a very low level', async () => {
		expect(await met(seven, [6, 2, 6, 6], [6, 2, 6, 7])).toEqual([]);
		expect(await met(seven, [6, 2, null, null], [6, 2, 6, 6])).toEqual([]);
		expect(await met(seven, [6, 2, 2, 6], [6, 2, 2, 6])).toEqual([['low_answer', 2, 60]]);
	});
});

describe('a very low answer', () => {
	// Expectations are left out, so that no gap can be seen.
	const low = async (survey: Survey, ...given: (number | null)[]) =>
		signalsFrom(survey, { perceptions: ratings(...given), expectations: {} });

	test.each([
		['2 of 7', 'seven', [2, 2, 6, 6], ['a1']],
		['3 of 7 is not', 'seven', [3, 2, 6, 6], []],
		['2 of 10', 'ten', [2, 2, 9, 9], ['a1']],
		['3 of 10 is not', 'ten', [3, 2, 9, 9], []],
		['6 of 7 on a reverse-keyed item', 'seven', [6, 6, 6, 6], ['a2']],
		['5 of 7 on a reverse-keyed item is not', 'seven', [6, 5, 6, 6], []],
		['9 of 10 on a reverse-keyed item', 'ten', [9, 9, 9, 9], ['a2']],
		['8 of 10 on a reverse-keyed item is not', 'ten', [9, 8, 9, 9], []],
		['"no opinion" is not', 'seven', [0, 0, 0, 0], []],
		['a skipped item is not', 'seven', [null, null, null, null], []]
	] as const)('is %s', async (_what, scale, given, items) => {
		const signals = await low(scale === 'seven' ? seven : ten, ...given);
		expect(signals.map(({ signal }) => signal)).toEqual(items.length > 0 ? ['low_answer'] : []);
		const named = signals.flatMap(({ evidence }) => evidence['items'] as { code: string }[]);
		expect(named.map(({ code }) => code)).toEqual(items);
	});

	test('counts once per answer, with every low item as evidence', async () => {
		const [signal, ...others] = await low(seven, 1, 7, 2, 1);
		expect(others).toEqual([]);
		expect(signal).toMatchObject({ points: 2, isMustAct: false, lifeDays: 60 });
		expect(signal?.evidence).toMatchObject({ count: 4, scale_max: 7 });
	});
});

describe('a dimension below expectation', () => {
	const gaps = async (
		survey: Survey,
		perceptions: (number | null)[],
		expectations: (number | null)[]
	) =>
		(
			await signalsFrom(survey, {
				perceptions: ratings(...perceptions),
				expectations: ratings(...expectations)
			})
		)
			.filter(({ signal }) => signal === 'dimension_gap')
			.map(({ evidence }) => [evidence['dimension'], evidence['gap']]);

	test('counts from one point of a 7-point scale on, exactly', async () => {
		expect(await gaps(seven, [6, 2, 6, 6], [6, 2, 7, 7])).toEqual([['b', -1]]);
		expect(await gaps(seven, [6, 2, 6, 6], [6, 2, 7, 6])).toEqual([]); // −0.5
	});

	test('counts from one and a half points of a 10-point scale on', async () => {
		expect(await gaps(ten, [9, 2, 8, 8], [9, 2, 9, 10])).toEqual([['b', -1.5]]);
		expect(await gaps(ten, [9, 2, 8, 8], [9, 2, 9, 9])).toEqual([]); // −1
	});

	test('turns reverse-keyed items round before the gap', async () => {
		expect(await gaps(seven, [6, 3, 6, 6], [7, 2, 6, 6])).toEqual([['a', -1]]); // a2: 5 against 6
		expect(await gaps(seven, [6, 1, 6, 6], [7, 2, 6, 6])).toEqual([]); // a2: 7 against 6
	});

	test('is judged when at least half of its items have both answers', async () => {
		expect(await gaps(seven, [6, 2, 5, null], [6, 2, 7, 7])).toEqual([['b', -2]]);
		expect(await gaps(seven, [6, 2, 5, 0], [6, 2, 7, 7])).toEqual([['b', -2]]);
		expect(await gaps(seven, [6, 2, 5, 5], [6, 2, null, 0])).toEqual([]);
		expect(await gaps(seven, [6, 2, 5, null], [6, 2, 0, 7])).toEqual([]);
	});

	test('above expectation gives none', async () => {
		expect(await gaps(seven, [7, 1, 7, 7], [4, 4, 4, 4])).toEqual([]);
	});

	test('counts for the two widest dimensions only', async () => {
		const three = {
			...(smallInstrument() as Record<string, JSONValue>),
			dimensions: ['a', 'b', 'c'].map((code) => ({ code, name: { en: code } })),
			items: ['a', 'b', 'c'].map((code) => ({
				code: `${code}1`,
				dimension: code,
				text: { en: code }
			}))
		};
		const survey = await makeSurvey(database.sql, organization, { instrument: three });
		const signals = await signalsFrom(survey, {
			perceptions: { a1: 6, b1: 5, c1: 4 },
			expectations: { a1: 7, b1: 7, c1: 7 }
		});
		expect(
			signals.map(({ evidence, points, lifeDays }) => [evidence['dimension'], points, lifeDays])
		).toEqual([
			['c', 2, 60],
			['b', 2, 60]
		]);
	});

	test('cannot be seen where expectations were not asked', async () => {
		const survey = await makeSurvey(database.sql, organization, { form: 'perception' });
		expect(
			await signalsFrom(survey, {
				perceptions: ratings(4, 4, 4, 4),
				expectations: ratings(7, 1, 7, 7)
			})
		).toEqual([]);
	});
});

describe('a drop of overall satisfaction', () => {
	/** Answers by one customer on consecutive days, each on its own scale; the signals of them all. */
	async function drops(...given: [Survey, number | null][]): Promise<Signal[]> {
		const customer = await makeCustomer(database.sql, organization);
		for (const [place, [survey, overall]] of given.entries()) {
			const submitted_at = new Date(Date.now() - (given.length - place) * 86_400_000).toISOString();
			const line = {
				submission_id: randomUUID(),
				customer: customer.externalId,
				perceptions: {},
				overall,
				submitted_at
			};
			const outcome = await importAnswers(database.sql, organization, survey, manager, [line]);
			expect(outcome).toEqual({ accepted: 1, duplicates: 0, rejected: [] });
		}
		return signalsOf(customer);
	}

	test('counts from two points of a 7-point scale on', async () => {
		expect(await drops([seven, 6], [seven, 4])).toMatchObject([
			{ signal: 'overall_drop', points: 2, lifeDays: 60, evidence: { before: 6, now: 4 } }
		]);
		expect(await drops([seven, 6], [seven, 5])).toEqual([]);
		expect(await drops([seven, 4], [seven, 6])).toEqual([]);
	});

	test('is measured on a common scale when the scales differ', async () => {
		expect(await drops([ten, 10], [seven, 5])).toHaveLength(1); // 7.0 → 5
		expect(await drops([ten, 10], [seven, 6])).toEqual([]); // 7.0 → 6
		expect(await drops([seven, 7], [ten, 7])).toHaveLength(1); // 7 → 5.0
		expect(await drops([seven, 7], [ten, 8])).toEqual([]); // 7 → 5.67
		expect(await drops([ten, 10], [ten, 7])).toHaveLength(1); // three tenths are two sevenths
		expect(await drops([ten, 10], [ten, 8])).toEqual([]);
	});

	test('is measured against the last answer that has one', async () => {
		expect(await drops([seven, 7], [seven, null], [seven, 5])).toHaveLength(1);
		expect(await drops([seven, 7], [seven, 0], [seven, 5])).toHaveLength(1);
		expect(await drops([seven, 7], [seven, 6], [seven, 5])).toEqual([]);
	});

	test('needs an answer before and an answer now', async () => {
		expect(await drops([seven, 1])).toEqual([]);
		expect(await drops([seven, 7], [seven, null])).toEqual([]);
		expect(await drops([seven, 7], [seven, 0])).toEqual([]);
	});

	test("is of one customer: another one's answers do not count", async () => {
		await drops([seven, 7]);
		expect(await drops([seven, 1])).toEqual([]);
	});
});

describe('a wait longer than promised', () => {
	async function waits(
		promised: JSONValue,
		measured: JSONValue,
		ended = '2026-11-20T10:00:00Z'
	): Promise<Signal[]> {
		const customer = await makeCustomer(database.sql, organization);
		const encounter = {
			...{ external_id: randomUUID(), site: 'main', service: 'counter', channel: 'counter' },
			customer: { external_id: customer.externalId },
			...{ started_at: '2026-11-20T00:00:00Z', ended_at: ended, promised, measured }
		};
		await commitAs(
			database.sql,
			manager,
			(as) =>
				as`select public.record_encounter(${organization.id}, ${database.sql.json(encounter)})`
		);
		return signalsOf(customer);
	}

	test('counts from the first bit too long on', async () => {
		expect(await waits({ wait_minutes: 15 }, { wait_minutes: 16 })).toMatchObject([
			{
				signal: 'long_wait',
				points: 1,
				lifeDays: 30,
				isMustAct: false,
				evidence: { promised: 15, measured: 16 }
			}
		]);
		expect(await waits({ wait_minutes: 15 }, { wait_minutes: 15 })).toEqual([]);
		expect(await waits({ wait_minutes: 15 }, { wait_minutes: 15.5 })).toHaveLength(1);
		expect(await waits(15, 16)).toHaveLength(1);
		expect(await waits(15, 15)).toEqual([]);
	});

	test('compares quantities of the same name only, and times only', async () => {
		expect(await waits({ wait_minutes: 15 }, { repair_days: 16 })).toEqual([]);
		expect(await waits({ visits: 1 }, { visits: 3 })).toEqual([]);
		expect(
			await waits({ repair_days: 1, wait_minutes: 15 }, { repair_days: 1, wait_minutes: 20 })
		).toMatchObject([{ evidence: { quantity: 'wait_minutes' } }]);
	});

	test('compares instants, with the end of the contact when none was measured', async () => {
		expect(await waits('2026-11-20T09:30:00Z', '2026-11-20T09:31:00Z')).toMatchObject([
			{ evidence: { measured: 1 } }
		]);
		expect(await waits('2026-11-20T09:30:00Z', '2026-11-20T09:30:00Z')).toEqual([]);
		expect(await waits('2026-11-20T09:30:00Z', null)).toMatchObject([
			{ evidence: { measured: 30 } }
		]);
		expect(await waits('2026-11-20T10:30:00Z', null)).toEqual([]);
	});

	test('stays silent about what it cannot read', async () => {
		for (const [promised, measured] of [
			[null, null],
			[{ wait_minutes: 'x' }, { wait_minutes: 9 }],
			['soon', 'later'],
			[[1], [2]]
		]) {
			expect(await waits(promised ?? null, measured ?? null)).toEqual([]);
		}
		expect(await waits('2026-99-99T09:30:00Z', null)).toEqual([]);
	});
});

describe('a wish to be contacted', () => {
	test('demands action without points', async () => {
		expect(
			await signalsFrom(seven, { contact_requested: true, contact_detail: '13800000000' })
		).toMatchObject([
			{
				signal: 'contact_requested',
				points: 0,
				isMustAct: true,
				lifeDays: 60,
				evidence: { detail: '13800000000' }
			}
		]);
	});

	test('is not read from a contact detail alone', async () => {
		expect(
			await signalsFrom(seven, { contact_requested: false, contact_detail: '13800000000' })
		).toEqual([]);
	});
});

describe('a regulator or lawyer in the comment', () => {
	test.each([
		'再不解决我就打12345投诉了',
		'我要找律师',
		'等着被曝光吧',
		'My lawyer will call you.',
		'I shall SUE',
		'The Ombudsman knows',
		'see you in small claims court'
	])('demands action: %s', async (comment) => {
		const [signal] = await signalsFrom(seven, { comment });
		expect(signal).toMatchObject({
			signal: 'regulator_named',
			points: 0,
			isMustAct: true,
			lifeDays: 60
		});
		expect(comment.toLowerCase()).toContain(signal?.evidence['words']);
	});

	test.each(['an issue with pursued tissue', '一切都好', 'lawyerly manners', ''])(
		'is not seen in: %s',
		async (comment) => {
			expect(await signalsFrom(seven, { comment })).toEqual([]);
		}
	);
});

test('an answer without a known customer gives no signal at all', async () => {
	const before = await database.sql`select count(*) from public.risk_events`;
	const line = {
		submission_id: randomUUID(),
		perceptions: ratings(1, 7, 1, 1),
		overall: 1,
		contact_requested: true
	};
	await importAnswers(database.sql, organization, seven, manager, [line]);
	expect(await database.sql`select count(*) from public.risk_events`).toEqual(before);
});

test('the same source is counted once, however often it is read', async () => {
	const customer = await makeCustomer(database.sql, organization);
	await answerAs(
		database.sql,
		organization,
		seven,
		customer,
		answer({ perceptions: ratings(1, 2, 6, 6) })
	);
	const before = await namesOf(customer);
	await database.sql`
		select private.score_response(organization_id, id) from public.responses where customer_id = ${customer.id}`;
	expect(await namesOf(customer)).toEqual(before);
	expect(before).toContain('low_answer');
});
