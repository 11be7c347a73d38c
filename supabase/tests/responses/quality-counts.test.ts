/** Doubtful answers in figures: what leaving them out does, and who may not work out the rest. */
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
import { as, useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();
let organization: Organization;
let manager: Member;
let agent: Member;
let trainer: Member;
let stranger: Member;

beforeAll(async () => {
	const { sql } = database;
	organization = await makeOrganization(sql, 'UTC');
	manager = await makeMember(sql, organization, 'quality_manager');
	agent = await makeMember(sql, organization, 'agent');
	trainer = await makeMember(sql, organization, 'trainer');
	stranger = await makeMember(sql, await makeOrganization(sql), 'admin');
});

type Given = {
	ratings: number[];
	flags?: string[];
	at?: string;
	consent?: string;
	customer?: string;
};

/** Answers to the small instrument, with the flags that a test is about. */
async function surveyWith(answers: Given[]): Promise<Survey> {
	const { sql } = database;
	const survey = await makeSurvey(sql, organization, { form: 'perception' });
	for (const {
		ratings,
		flags = [],
		at = '2026-03-10T00:00:00Z',
		consent = 'identified',
		customer
	} of answers) {
		const id = randomUUID();
		await sql`insert into public.responses (organization_id, survey_id, id, submission_id, perceptions, comment, submitted_at, consent, customer_id)
			values (${organization.id}, ${survey.id}, ${id}, ${id}, ${ratings}, 'Words', ${at}, ${consent}, ${customer ?? null})`;
		await sql`update public.responses set flags = ${flags} where id = ${id}`;
	}
	return survey;
}

const times = (n: number, given: Given) => Array.from({ length: n }, () => given);
/** a2 is worded the other way round: all four say the same. */
const rated = (rating: number) => [rating, 8 - rating, rating, rating];

type Sums = { n: number; sum: string } | null;
type Quality = {
	n: number | null;
	score: string | null;
	scale: number;
	all: Sums;
	flags: { flag: string; n: number; without: Sums }[];
};

async function ask<T>(who: Member, name: string, survey: Survey, ...more: unknown[]): Promise<T> {
	const { sql } = database;
	const [row] = await as(sql, who, (t) =>
		t.unsafe<{ answer: T }[]>(
			`select public.${name}($1, $2${more.map((_, place) => `, $${place + 3}`).join('')}) as answer`,
			[organization.id, survey.code, ...(more as string[])]
		)
	);
	return only(row).answer;
}
const quality = (survey: Survey, who = manager, filter = '{}') =>
	ask<Quality>(who, 'answer_quality', survey, JSON.parse(filter));
const mean = (sums: Sums, { scale }: Quality) =>
	sums === null ? null : Number(sums.sum) / sums.n / scale;
const of = ({ flags }: Quality, flag: string) => flags.find((one) => one.flag === flag);

describe('the effect of a flag', () => {
	test('is the mean without its answers, by the rules of the dashboard', async () => {
		const survey = await surveyWith([
			...times(8, { ratings: rated(6) }),
			...times(6, { ratings: rated(2), flags: ['fast'] }),
			{ ratings: rated(4), flags: ['bot', 'fast'] },
			// Not scored: dimension b was not answered.
			{ ratings: [5, 3, 0, 0], flags: ['bot'] }
		]);
		const found = await quality(survey);
		expect(found).toMatchObject({ n: 16, score: 'perception', all: { n: 15 } });
		expect(mean(found.all, found)).toBeCloseTo((8 * 6 + 6 * 2 + 4) / 15, 12);
		expect(of(found, 'fast')).toMatchObject({ n: 7, without: { n: 8 } });
		expect(mean(of(found, 'fast')?.without ?? null, found)).toBe(6);
		expect(of(found, 'bot')).toMatchObject({ n: 2, without: { n: 14 } });
		expect(of(found, 'pattern')).toMatchObject({ n: 0, without: { n: 15 } });
		expect(found.flags.map(({ flag }) => flag)).toEqual([
			'straight_lining',
			'pattern',
			'fast',
			'duplicate',
			'bot'
		]);
	});

	test('equals what the dashboard says with the same exclusion', async () => {
		const survey = await surveyWith([
			...times(8, { ratings: rated(6) }),
			...times(7, { ratings: rated(2), flags: ['fast'] })
		]);
		const sums = await ask<{ n_received: number; overall: { perception: Sums } }>(
			manager,
			'survey_sums',
			survey,
			{ exclude: ['fast'] }
		);
		const found = await quality(survey);
		expect(sums.n_received).toBe(8);
		expect(of(found, 'fast')?.without).toEqual(sums.overall.perception);
	});

	test('is not told of fewer than five, nor of none', async () => {
		const few = await quality(
			await surveyWith([...times(4, { ratings: rated(6) }), { ratings: rated(2), flags: ['fast'] }])
		);
		expect(few.all).toMatchObject({ n: 5 });
		expect(of(few, 'fast')).toMatchObject({ n: 1, without: null });
		expect((await quality(await surveyWith([]))).all).toBeNull();
	});
});

describe('a trainer', () => {
	const withFlagged = (flagged: number) =>
		surveyWith([
			...times(9, { ratings: rated(6) }),
			...times(flagged, { ratings: rated(2), flags: ['fast'] })
		]);

	test('is not told the rest when fewer than five would come out by subtraction', async () => {
		const four = await withFlagged(4);
		expect(of(await quality(four), 'fast')?.without).toMatchObject({ n: 9 });
		expect(of(await quality(four, trainer), 'fast')).toMatchObject({ n: 4, without: null });
		expect(of(await quality(await withFlagged(5), trainer), 'fast')?.without).toMatchObject({
			n: 9
		});
	});

	test('nor when one flag lies within another but for a few', async () => {
		const survey = await surveyWith([
			...times(9, { ratings: rated(6) }),
			...times(5, { ratings: rated(2), flags: ['bot', 'fast'] }),
			...times(2, { ratings: rated(3), flags: ['fast'] })
		]);
		expect(of(await quality(survey), 'bot')?.without).toMatchObject({ n: 11 });
		const found = await quality(survey, trainer);
		expect([of(found, 'bot')?.without, of(found, 'fast')?.without]).toEqual([null, null]);
	});

	test('gets no sums of a selection that leaves out a few by their flag', async () => {
		const sumsOf = async (survey: Survey, who: Member, exclude: string[]) =>
			(await ask<{ overall: { perception: Sums } }>(who, 'survey_sums', survey, { exclude }))
				.overall.perception;
		const four = await withFlagged(4);
		expect(await sumsOf(four, manager, ['fast'])).toMatchObject({ n: 9 });
		expect(await sumsOf(four, trainer, ['fast'])).toBeNull();
		expect(await sumsOf(await withFlagged(5), trainer, ['fast'])).toMatchObject({ n: 9 });
		// Control: a flag that nobody has leaves nobody out.
		expect(await sumsOf(four, trainer, ['bot'])).toMatchObject({ n: 13 });
	});

	test('nor of one in which a second flag adds a few to the first', async () => {
		const survey = await surveyWith([
			...times(9, { ratings: rated(6) }),
			...times(6, { ratings: rated(2), flags: ['fast'] }),
			...times(2, { ratings: rated(3), flags: ['bot'] })
		]);
		const [both, one] = await Promise.all([
			ask<{ overall: { perception: Sums } }>(trainer, 'survey_sums', survey, {
				exclude: ['fast', 'bot']
			}),
			ask<{ overall: { perception: Sums } }>(trainer, 'survey_sums', survey, { exclude: ['fast'] })
		]);
		expect(both.overall.perception).toBeNull();
		expect(one.overall.perception).toMatchObject({ n: 11 });
	});

	test('reads and exports no single answer', async () => {
		const survey = await surveyWith([{ ratings: rated(6) }]);
		for (const name of ['list_answers', 'export_responses']) {
			await expect(ask(trainer, name, survey)).rejects.toMatchObject({ code: 'PT403' });
			await expect(ask(stranger, name, survey)).rejects.toMatchObject({ code: 'PT404' });
			expect(JSON.stringify(await ask(agent, name, survey))).toContain('Words');
		}
		await expect(ask(trainer, 'record_export', survey, 'csv')).rejects.toMatchObject({
			code: 'PT403'
		});
	});
});

describe('raw answers', () => {
	type Page = { rows: Record<string, unknown>[]; next: { at: string; id: string } | null };

	test('come page by page, each once, the oldest first, also at one and the same time', async () => {
		const survey = await surveyWith([
			{ ratings: rated(7), at: '2026-03-12T00:00:00.000002Z' },
			...times(4, { ratings: rated(6), at: '2026-03-11T00:00:00.000001Z' })
		]);
		const seen: unknown[] = [];
		let after: Page['next'] = null;
		let pages = 0;
		do {
			const page: Page = await ask<Page>(manager, 'export_responses', survey, after, 2);
			seen.push(...page.rows.map((row) => row['submission_id']));
			after = page.next;
			pages += 1;
		} while (after !== null);
		expect(pages).toBe(3);
		expect(new Set(seen).size).toBe(5);
		const all = await ask<Page>(manager, 'export_responses', survey, null, 2000);
		expect(all.rows.map((row) => row['submission_id'])).toEqual(seen);
		expect(all.rows.at(-1)).toMatchObject({ p: rated(7), source: 'invitation', flags: [] });
		expect(all.next).toBeNull();
	});

	test('name the customer of identified answers alone, by number and never by name', async () => {
		const customer = await makeCustomer(database.sql, organization, 'Secret Name');
		const survey = await surveyWith([
			{ ratings: rated(6), customer: customer.id },
			{ ratings: rated(5), customer: customer.id, consent: 'confidential' }
		]);
		const { rows } = await ask<Page>(manager, 'export_responses', survey);
		expect(rows.map((row) => row['customer']).sort()).toEqual([customer.externalId, null].sort());
		expect(JSON.stringify(rows)).not.toContain('Secret Name');
		const listed = await ask<{ customer: unknown }[]>(agent, 'list_answers', survey);
		expect(listed.filter((row) => row.customer !== null)).toHaveLength(1);
	});

	test('can be narrowed down as the dashboard is', async () => {
		const survey = await surveyWith([
			{ ratings: rated(6), at: '2026-01-31T23:59:59Z' },
			{ ratings: rated(5), at: '2026-02-01T00:00:00Z', flags: ['fast'] },
			{ ratings: rated(4), at: '2026-02-28T23:59:59Z' }
		]);
		const count = async (filter: Record<string, unknown>) =>
			(await ask<Page>(manager, 'export_responses', survey, null, 10, filter)).rows.length;
		expect(await count({})).toBe(3);
		expect(await count({ from: '2026-02-01', to: '2026-02-28' })).toBe(2);
		expect(await count({ from: '2026-02-01', exclude: ['fast', 'bot'] })).toBe(1);
		expect(await count({ site: 'nowhere' })).toBe(0);
	});

	test('an export is noted before it begins, with who took what', async () => {
		const { sql } = database;
		const survey = await surveyWith([]);
		const noted = await as(sql, manager, async (t) => {
			await t`select public.record_export(${organization.id}, ${survey.code}, 'xlsx')`;
			await t`select set_config('role', 'postgres', true)`;
			return t<{ actor: string; action: string }[]>`
				select actor_id as actor, action from public.audit_events where subject = ${`${survey.code} xlsx`}`;
		});
		expect(noted).toEqual([{ actor: manager.userId, action: 'answers_exported' }]);
	});
});
