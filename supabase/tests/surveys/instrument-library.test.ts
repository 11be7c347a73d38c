/** The built-in instruments: complete, alike in shape, in both languages, and storable. */
import type { JSONValue } from 'postgres';
import { beforeAll, describe, expect, test } from 'vitest';
import { CASE_CAUSES } from '#lib/domain/cases/causes.ts';
import { codePoints } from '#lib/domain/text/clean-text.ts';
import { instrument, type Instrument } from '#lib/schemas/instrument.ts';
import {
	makeMember,
	makeOrganization,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import { commitAs, useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();

const INDUSTRIES = [
	...['automotive', 'e-commerce', 'electronics', 'finance', 'heating'],
	...['hotel', 'medical', 'property', 'restaurant', 'travel']
];
const CODES = [
	...['pulse-5', 'servperf-22', 'servqual-22', 'tolerance-22'],
	...INDUSTRIES.map((industry) => `${industry}-22`)
].sort();
const ANCHORS = ['t2', 'r1', 's2', 'a1', 'e5'];
const DIMENSIONS = ['tangibles', 'reliability', 'responsiveness', 'assurance', 'empathy'];
/** Items of each dimension in the order of 1991, by the letter their codes begin with. */
const SIZES = Object.entries({ t: 4, r: 5, s: 4, a: 4, e: 5 });

/** What the library holds, as it was written. */
const written = new Map<string, unknown>();

beforeAll(async () => {
	const rows = await database.sql<{ code: string; definition: unknown }[]>`
		select code, definition from private.instrument_templates order by code`;
	for (const { code, definition } of rows) written.set(code, definition);
});

/** A template as the product reads it. */
const templateOf = (code: string): Instrument => instrument.parse(written.get(code));

type Words = { zh?: string | undefined; en?: string | undefined };

/** Every pair of texts in a definition, whatever it belongs to, with its path. */
function pairsIn(value: unknown, path = ''): { path: string; words: Words }[] {
	if (typeof value !== 'object' || value === null) return [];
	if ('zh' in value || 'en' in value) return [{ path, words: value as Words }];
	return Object.entries(value).flatMap(([key, inner]) => pairsIn(inner, `${path}.${key}`));
}

test('a new organisation starts with servqual-22 alone', async () => {
	const organization = await makeOrganization(database.sql);
	const rows = await database.sql`
		select code, version from public.instruments where organization_id = ${organization.id}`;
	expect([...rows]).toEqual([{ code: 'servqual-22', version: 1 }]);
});

test('the library holds four general instruments and ten industries', () => {
	expect([...written.keys()].sort()).toEqual(CODES);
});

describe.each(CODES)('%s', (code) => {
	test('is read by the schema, under its own code, and nothing of it is lost', () => {
		expect(templateOf(code)).toEqual(written.get(code));
		expect(templateOf(code).code).toBe(code);
	});

	test('measures the five dimensions', () => {
		const { dimensions, items } = templateOf(code);
		expect(dimensions.map((dimension) => dimension.code)).toEqual(DIMENSIONS);
		if (code === 'pulse-5') return;
		const expected = SIZES.flatMap(([letter, size], place) =>
			Array.from({ length: size }, (_, n) => [`${letter}${n + 1}`, DIMENSIONS[place]])
		);
		expect(items.map((item) => [item.code, item.dimension])).toEqual(expected);
	});

	test('has one anchor per dimension, the same in every instrument', () => {
		const { items } = templateOf(code);
		expect(items.filter(({ anchor }) => anchor).map((item) => item.code)).toEqual(ANCHORS);
	});

	test('says what it is for', () => {
		expect(templateOf(code).description?.zh).toBeTruthy();
	});

	test('has both languages everywhere, written as each is written', () => {
		const pairs = pairsIn(written.get(code));
		expect(pairs.length).toBeGreaterThan(10);
		for (const { path, words } of pairs) {
			expect(words.zh, path).toMatch(/[\p{Script=Han}]/u);
			expect(words.zh, path).not.toMatch(/[,?!;:()"']|^\s|\s$/);
			expect(words.en, path).toMatch(/^[A-Z0-9][^\p{Script=Han}，。？（）]*$/u);
			expect(words.en, path).not.toMatch(/\s$| {2}|n't\b/);
		}
	});

	test('keeps its items short, without a full stop', () => {
		for (const { code: item, text } of templateOf(code).items) {
			expect(codePoints(text.zh ?? ''), item).toBeLessThanOrEqual(18);
			expect(text.en?.split(' ').length, item).toBeLessThanOrEqual(14);
			expect(`${text.zh}${text.en}`, item).not.toMatch(/[。.]/);
		}
	});

	test('repeats no text among its items or its questions', () => {
		const { items, questions = [] } = templateOf(code);
		for (const texts of [items, questions].map((asked) => asked.map(({ text }) => text))) {
			expect(new Set(texts.map(({ zh }) => zh)).size).toBe(texts.length);
			expect(new Set(texts.map(({ en }) => en?.toLowerCase())).size).toBe(texts.length);
		}
	});

	test('suggests questions that ask only about what was asked before', () => {
		const { items, scale, questions = [] } = templateOf(code);
		const codes = questions.map((question) => question.code);
		expect(new Set(codes).size).toBe(codes.length);
		const answers = new Map<string, (string | number)[]>();
		const points = (low: number, high: number) =>
			Array.from({ length: high - low + 1 }, (_, n) => low + n);
		for (const field of ['overall', ...items.map((item) => `p_${item.code}`)]) {
			answers.set(field, points(scale.min, scale.max));
		}
		for (const question of questions) {
			for (const { field, value } of question.show_if?.rules ?? []) {
				expect(answers.get(field), `${question.code} if ${field}`).toContain(value);
			}
			const { min, max } = question.scale ?? { min: 0, max: -1 };
			const options: (string | number)[] =
				question.options?.map((option) => option.code) ?? points(min, max);
			expect(new Set(options).size, question.code).toBe(options.length);
			answers.set(`q_${question.code}`, options);
		}
	});

	test('names typical causes that a case can have', () => {
		const { causes = [] } = templateOf(code);
		const known: string[] = CASE_CAUSES.map((cause) => cause.code);
		expect(causes.filter((cause) => !known.includes(cause))).toEqual([]);
		expect(new Set(causes).size).toBe(causes.length);
	});

	test('can be added to an organisation, anchors included', async () => {
		const { items } = templateOf(code);
		const organization = await makeOrganization(database.sql);
		await database.sql`
			select private.add_instrument(${organization.id}, definition)
			from private.instrument_templates where code = ${code}`;
		const stands = await database.sql`
			select i.code, i.is_anchor as "isAnchor", i.text from public.instrument_items i
			join public.instruments t on t.organization_id = i.organization_id and t.id = i.instrument_id
			where t.organization_id = ${organization.id} and t.code = ${code}
			order by i.position`;
		expect([...stands]).toEqual(
			items.map(({ code: item, text }) => ({ code: item, isAnchor: ANCHORS.includes(item), text }))
		);
	});
});

describe('a quality manager', () => {
	let organization: Organization;
	let manager: Member;
	beforeAll(async () => {
		organization = await makeOrganization(database.sql);
		manager = await makeMember(database.sql, organization, 'quality_manager');
	});

	test.each(CODES)(
		'opens a survey on %s with the questions it brings, nothing missing',
		async (code) => {
			const { columns, name, questions = [] } = templateOf(code);
			const form = columns.includes('adequate')
				? 'tolerance'
				: columns.includes('expectation')
					? 'expectation_perception'
					: 'perception';
			const survey = {
				...{ code, instrument: code, form, title: name, languages: ['zh', 'en'], status: 'open' },
				content: { questions }
			};
			await commitAs(
				database.sql,
				manager,
				(sql) =>
					sql`select public.create_survey(${organization.id}, ${sql.json(survey as JSONValue)})`
			);
			const [row] = await database.sql`
			select v.content -> 'questions' as questions, s.status from public.surveys s
			join public.survey_versions v on v.survey_id = s.id and v.version = s.version
			where s.organization_id = ${organization.id} and s.code = ${code}`;
			expect(row).toEqual({ questions, status: 'open' });
		}
	);
});

describe('the general instruments', () => {
	test('ask the columns and use the scales of their methods', () => {
		const shape = (code: string) => {
			const { columns, scale } = templateOf(code);
			return [columns, scale.min, scale.max];
		};
		expect(shape('servqual-22')).toEqual([['expectation', 'perception'], 1, 7]);
		expect(shape('servperf-22')).toEqual([['perception'], 1, 7]);
		expect(shape('tolerance-22')).toEqual([['adequate', 'expectation', 'perception'], 1, 9]);
		expect(shape('pulse-5')).toEqual([['perception'], 1, 5]);
	});

	test('share their sentences, so that their scores can be compared', () => {
		const servqual = templateOf('servqual-22').items;
		expect(templateOf('servperf-22').items).toEqual(servqual);
		expect(templateOf('pulse-5').items).toEqual(servqual.filter(({ anchor }) => anchor));
	});
});

describe.each(INDUSTRIES)('the template of the industry %s', (industry) => {
	test('rates expectation and perception from 1 to 7 and names its industry', () => {
		const template = templateOf(`${industry}-22`);
		expect(template).toMatchObject({
			industry,
			columns: ['expectation', 'perception'],
			scale: { min: 1, max: 7 }
		});
	});

	test('brings three to five questions, one of them on a condition, and its causes', () => {
		const { questions = [], causes = [] } = templateOf(`${industry}-22`);
		expect(questions.length).toBeGreaterThanOrEqual(3);
		expect(questions.length).toBeLessThanOrEqual(5);
		expect(questions.some((question) => question.show_if)).toBe(true);
		expect(causes.length).toBeGreaterThanOrEqual(5);
	});

	test('speaks its own words, not those of the general instrument', () => {
		const general = templateOf('servqual-22').items.flatMap(({ text }) => [text.zh, text.en]);
		const own = templateOf(`${industry}-22`).items.flatMap(({ text }) => [text.zh, text.en]);
		expect(own.filter((text) => general.includes(text)).length).toBeLessThanOrEqual(6);
	});
});
