import { beforeAll, describe, expect, test } from 'vitest';
import { readText } from '#lib/domain/text/read-text.ts';
import type { WordFigures, WordQueue } from '#lib/schemas/words.ts';
import {
	makeMember,
	makeOrganization,
	only,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import { answer, makeCustomer, makeSurvey } from '../../../tests/support/make-survey.ts';
import { importAnswers } from '../../../tests/support/submit.ts';
import { as, commitAs, useDatabase, type Actor } from '../../../tests/support/test-database.ts';

const database = useDatabase();
const TEXTS = 60;
const SAID = [
	'等了三天没人理',
	'态度恶劣，乱收费',
	'非常满意，师傅很专业',
	'The driver was rude and late',
	'今天星期四'
];

let organization: Organization;
let other: Organization;
let manager: Member;
let agent: Member;
let trainer: Member;
let outsider: Member;

beforeAll(async () => {
	const { sql } = database;
	organization = await makeOrganization(sql);
	other = await makeOrganization(sql);
	manager = await makeMember(sql, organization, 'quality_manager');
	agent = await makeMember(sql, organization, 'agent');
	trainer = await makeMember(sql, organization, 'trainer');
	outsider = await makeMember(sql, other, 'admin');
	const survey = await makeSurvey(sql, organization);
	const customer = await makeCustomer(sql, organization, '王小明');
	const lines = Array.from({ length: TEXTS }, (_none, i) => {
		const comment = `${SAID[i % SAID.length] ?? ''}${i}${i === 0 ? '，我是王小明，13812345678' : ''}`;
		return answer({ comment, reading: readText(comment) as never, customer: customer.externalId });
	});
	expect(await importAnswers(sql, organization, survey, manager, lines)).toMatchObject({
		accepted: TEXTS
	});
});

const queue = async (limit = 20, who: Actor = manager) =>
	only(
		(
			await as(
				database.sql,
				who,
				(t) =>
					t<{ told: WordQueue }[]>`select public.word_queue(${organization.id}, ${limit}) as told`
			)
		)[0]
	).told;

const figures = async () =>
	only(
		(
			await as(
				database.sql,
				manager,
				(t) => t<{ told: WordFigures }[]>`select public.word_figures(${organization.id}) as told`
			)
		)[0]
	).told;

const label = (
	reading: string,
	causes: string[],
	polarity: string | null,
	who: Actor = manager,
	drawn = 'margin'
) =>
	commitAs(
		database.sql,
		who,
		(t) =>
			t`select public.label_text(${organization.id}, ${reading}, ${causes}, ${polarity}, ${drawn})`
	);

const isRandom = async (reading: string) =>
	only(
		(
			await database.sql<{ told: boolean }[]>`
				select ('x' || left(md5(${reading}::uuid::text), 8))::bit(32)::bigint % 5 = 0 as told`
		)[0]
	).told;

describe('the queue', () => {
	test('holds a fifth by chance, half by doubt, and the latest discontent', async () => {
		const { texts, waiting } = await queue();
		expect(waiting).toBe(TEXTS);
		expect(new Set(texts.map(({ id }) => id)).size).toBe(20);
		const drawn = (why: string) => texts.filter((text) => text.drawn === why);
		expect(drawn('random')).toHaveLength(4);
		expect(drawn('margin')).toHaveLength(10);
		expect(drawn('value')).toHaveLength(6);
		for (const { id, drawn: why } of texts) expect(await isRandom(id)).toBe(why === 'random');
		for (const { negative } of drawn('value')) expect(negative).toBeGreaterThanOrEqual(0.5);
	});

	test('shows words without who wrote them', async () => {
		const said = (await queue(50)).texts.map(({ text }) => text).join(' ');
		const [stored] = await database.sql`select comment from public.responses
			where organization_id = ${organization.id} and comment like '%王小明%'`;
		expect(stored).toBeDefined();
		expect(said).not.toContain('王小明');
		expect(said).not.toContain('13812345678');
	});

	test('is for those who may read single answers and change surveys', async () => {
		await expect(queue(20, agent)).rejects.toThrow('forbidden');
		await expect(queue(20, trainer)).rejects.toThrow('forbidden');
		await expect(queue(20, outsider)).rejects.toThrow('not_found');
		await expect(queue(20, 'anon')).rejects.toThrow(/permission denied/);
	});
});

describe('what a person says of a text', () => {
	test('takes it from the queue and is kept with what had been suggested', async () => {
		const [first] = (await queue()).texts.filter(({ drawn }) => drawn === 'margin');
		const text = only(first);
		await label(text.id, ['service_attitude', 'information_unclear_fees'], 'discontent');
		const [cause, polarity] = await database.sql`
			select * from public.text_labels where reading_id = ${text.id} order by kind`;
		expect(cause).toMatchObject({
			kind: 'cause',
			source: 'human',
			codes: ['service_attitude', 'information_unclear_fees'],
			drawn: 'margin',
			user_id: manager.userId
		});
		expect(cause?.['suggested']).toMatchObject({ causes: text.causes, reader: { rules: '2' } });
		expect(polarity).toMatchObject({ kind: 'polarity', codes: ['discontent'] });
		expect((await queue(50)).texts.map(({ id }) => id)).not.toContain(text.id);
		await label(text.id, [], null);
		const [corrected] = await database.sql`
			select codes from public.text_labels where reading_id = ${text.id} and kind = 'cause'`;
		expect(corrected).toEqual({ codes: [] });
	});

	test('cannot be passed off as drawn by chance, and says so where it was', async () => {
		const { texts } = await queue();
		const doubted = only(texts.find(({ drawn }) => drawn === 'margin'));
		const lucky = only(texts.find(({ drawn }) => drawn === 'random'));
		await label(doubted.id, [], null, manager, 'random');
		await label(lucky.id, [], null, manager, 'margin');
		const drawn = async (id: string) =>
			(await database.sql`select drawn from public.text_labels where reading_id = ${id}`)[0];
		expect(await drawn(doubted.id)).toEqual({ drawn: 'value' });
		expect(await drawn(lucky.id)).toEqual({ drawn: 'random' });
	});

	test('is refused from others, of other texts, and in other words', async () => {
		const text = only((await queue()).texts[0]);
		await expect(label(text.id, [], null, agent)).rejects.toThrow('forbidden');
		await expect(label(text.id, [], null, outsider)).rejects.toThrow('not_found');
		await expect(label(organization.id, [], null)).rejects.toThrow('not_found');
		await expect(label(text.id, ['Robert"); drop'], null)).rejects.toThrow('invalid');
		await expect(label(text.id, [], 'furious')).rejects.toThrow('invalid');
		await expect(
			as(
				database.sql,
				manager,
				(
					t
				) => t`insert into public.text_labels (organization_id, reading_id, kind, source, codes, drawn, suggested)
					values (${organization.id}, ${text.id}, 'cause', 'human', '{}', 'random', '{}')`
			)
		).rejects.toThrow(/permission denied/);
	});

	test('is seen by managers of the organisation only', async () => {
		const seen = (who: Actor) =>
			as(database.sql, who, async (t) => (await t`select 1 from public.text_labels`).length);
		expect(await seen(manager)).toBeGreaterThan(0);
		expect(await seen(agent)).toBe(0);
		expect(await seen(outsider)).toBe(0);
	});
});

test('words count as said when they were written, whenever they were handed in', async () => {
	const { sql } = database;
	const place = await makeOrganization(sql);
	const admin = await makeMember(sql, place, 'admin');
	const survey = await makeSurvey(sql, place);
	const written = (days: number) =>
		answer({
			comment: `${days}天前说的`,
			submitted_at: new Date(Date.now() - days * 86_400_000).toISOString()
		});
	await importAnswers(sql, place, survey, admin, [1, 27, 29, 111, 113].map(written));
	const [recent] = await as(
		sql,
		admin,
		(t) => t<{ told: { text: string; is_recent: boolean }[] }[]>`
			select public.recent_words(${place.id}) as told`
	);
	const said = only(recent).told.map(({ text, is_recent }) => [text, is_recent] as const);
	expect(Object.fromEntries(said)).toEqual({
		'1天前说的': true,
		'27天前说的': true,
		'29天前说的': false,
		'111天前说的': false
	});
});

test('recent words come without who wrote them, for managers only', async () => {
	const recent = (who: Actor) =>
		as(
			database.sql,
			who,
			(t) =>
				t<{ told: { text: string; person: string; is_recent: boolean }[] }[]>`
					select public.recent_words(${organization.id}) as told`
		);
	const { told } = only((await recent(manager))[0]);
	expect(told).toHaveLength(TEXTS);
	expect(told.every(({ is_recent }) => is_recent)).toBe(true);
	expect(new Set(told.map(({ person }) => person)).size).toBe(1);
	expect(JSON.stringify(told)).not.toMatch(/王小明|13812345678/);
	await expect(recent(agent)).rejects.toThrow('forbidden');
	await expect(recent(outsider)).rejects.toThrow('not_found');
});

test('accuracy is counted on texts drawn by chance, by what was suggested before', async () => {
	await database.sql`delete from public.text_labels where organization_id = ${organization.id}`;
	expect(await figures()).toMatchObject({ texts: TEXTS, labelled: 0, causes: { n: 0, right: 0 } });
	const { texts } = await queue(50);
	let [right, random] = [0, 0];
	for (const [place, { id, drawn, causes }] of texts.entries()) {
		const first = causes[0]?.code;
		const agrees = place % 2 === 0;
		await label(id, agrees ? (first ? [first] : []) : ['social'], 'discontent');
		if (drawn !== 'random') continue;
		random += 1;
		if (agrees) right += 1;
	}
	const polarity = texts.filter(({ drawn }) => drawn === 'random');
	expect(random).toBeGreaterThan(3);
	expect(await figures()).toMatchObject({
		labelled: texts.length,
		causes: { n: random, right },
		polarity: { n: random, right: polarity.filter(({ negative }) => (negative ?? 0) >= 0.5).length }
	});
	expect(right).toBeGreaterThan(0);
	expect(right).toBeLessThan(random);
});
