/** The sums that SQL counts against a plain count of the same answers in TypeScript. */
import { randomUUID } from 'node:crypto';
import type { JSONValue } from 'postgres';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Form, Row } from '../../../tests/support/count-answers.ts';
import type { SurveySums } from '#lib/domain/servqual/survey-sums.ts';
import { countSurvey } from '../../../tests/support/count-survey.ts';
import {
	makeMember,
	makeOrganization,
	only,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import { makeSurvey, smallInstrument, type Survey } from '../../../tests/support/make-survey.ts';
import { as, commitAs, useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();

const CODES = ['a1', 'a2', 'b1', 'b2'];
const SITES = ['main', 'north', 'south'];
const CHANNELS = ['phone', 'counter'];
const FORM: Form = {
	survey: '',
	scale: { min: 1, max: 7 },
	columns: ['expectation', 'perception'],
	dimensions: [
		{ code: 'a', items: ['a1', 'a2'] },
		{ code: 'b', items: ['b1', 'b2'] }
	]
};

type Given = {
	site: string | null;
	service: string;
	channel: string;
	locale: string;
	at: string;
	expectations: (number | null)[];
	perceptions: (number | null)[];
	overall: number | null;
};
type Sums = Record<string, JSONValue> & { n_received: number; groups: Group[] };
type Group = {
	key: string;
	n: number;
	is_suppressed: boolean;
	dimensions: JSONValue[];
	overall: JSONValue;
};

let organization: Organization;
let analyst: Member;
let trainer: Member;

beforeAll(async () => {
	const { sql } = database;
	organization = await makeOrganization(sql, 'Asia/Shanghai');
	analyst = await makeMember(sql, organization, 'quality_manager');
	trainer = await makeMember(sql, organization, 'trainer');
	for (const code of ['north', 'south']) {
		await sql`insert into public.sites (organization_id, code, name) values (${organization.id}, ${code}, '{"en": "Site"}')`;
	}
	await sql`insert into public.services (organization_id, code, name) values (${organization.id}, 'repair', '{"en": "Repair"}')`;
});

/** Answers that vary in everything and leave some out, the same at every run. */
function randomAnswers(n: number, seed: number): Given[] {
	let state = seed;
	const next = (below: number): number => {
		state = (state * 48271) % 2147483647;
		return state % below;
	};
	// One in eight is skipped (null), one in eight is "no opinion" (0).
	const rating = () => (next(8) === 0 ? null : next(8) === 0 ? 0 : 1 + next(7));
	return Array.from({ length: n }, () => ({
		site: next(10) === 0 ? null : (SITES[next(SITES.length)] ?? null),
		service: next(2) === 0 ? 'counter' : 'repair',
		channel: CHANNELS[next(2)] ?? 'phone',
		locale: next(2) === 0 ? 'zh' : 'en',
		at: new Date(Date.UTC(2026, next(6), 1 + next(28), next(24), next(60))).toISOString(),
		expectations: CODES.map(rating),
		perceptions: CODES.map(rating),
		overall: rating()
	}));
}

const plain = (changes: Partial<Given> = {}): Given => ({
	...{
		site: 'main',
		service: 'counter',
		channel: 'phone',
		locale: 'en',
		at: '2026-03-10T00:00:00Z'
	},
	...{ expectations: [6, 2, 6, 6], perceptions: [5, 3, 5, 5], overall: 5 },
	...changes
});
const times = (n: number, changes: Partial<Given> = {}) =>
	Array.from({ length: n }, () => plain(changes));

async function surveyWith(
	answers: Given[],
	options: Parameters<typeof makeSurvey>[2] = {}
): Promise<Survey> {
	const survey = await makeSurvey(database.sql, organization, options);
	await answer(survey, answers);
	return survey;
}

async function answer(survey: Survey, answers: Given[]): Promise<void> {
	const { sql } = database;
	const byCode = (ratings: (number | null)[]) =>
		Object.fromEntries(CODES.map((code, place) => [code, ratings[place] ?? null]));
	const lines = answers.map(({ at, perceptions, expectations, ...rest }) => ({
		...rest,
		submission_id: randomUUID(),
		submitted_at: at,
		perceptions: byCode(perceptions),
		expectations: byCode(expectations)
	}));
	await sql`
		select private.store_response(${organization.id}, ${survey.id}, line || jsonb_build_object(
			'site_id', (select id from public.sites where organization_id = ${organization.id} and code = line ->> 'site'),
			'service_id', (select id from public.services where organization_id = ${organization.id} and code = line ->> 'service')))
		from jsonb_array_elements(${sql.json(lines)}::jsonb) as line`;
}

async function sums(
	survey: Survey,
	filter: JSONValue = {},
	by: string | null = null,
	who = analyst
): Promise<Sums> {
	const { sql } = database;
	const [row] = await as(
		sql,
		who,
		(t) =>
			t<
				{ sums: Sums }[]
			>`select public.survey_sums(${organization.id}, ${survey.code}, ${sql.json(filter)}, ${by}) as sums`
	);
	return only(row).sums;
}

/** What the plain count makes of the same answers. */
function counted(
	survey: Survey,
	answers: Given[],
	groupOf: (given: Given) => string | null = () => null
) {
	const missing = (rating: number | null) => (rating === 0 ? null : rating);
	const keyed = (ratings: (number | null)[]) =>
		ratings
			.map(missing)
			.map((rating, place) => (rating !== null && CODES[place] === 'a2' ? 8 - rating : rating));
	const rows = answers.map((given): Row => {
		const group = groupOf(given);
		return {
			expectations: keyed(given.expectations),
			perceptions: keyed(given.perceptions),
			satisfaction: missing(given.overall),
			...(group === null ? {} : { group })
		};
	});
	return countSurvey({ ...FORM, survey: survey.code }, rows);
}

/**
 * The figures without what only one side has: words for people, and shares at the top of the scale
 * where a sum is no rating (gaps, and scores on the scale of their common multiple).
 */
function figures(value: unknown, path: string[] = []): unknown {
	if (Array.isArray(value)) return value.map((inner) => figures(inner, path));
	if (value === null || typeof value !== 'object') return value;
	const isRating =
		(path.includes('items') && !path.includes('gap')) || path.includes('satisfaction');
	return Object.fromEntries(
		Object.entries(value)
			.filter(([key]) => !['name', 'text', 'title'].includes(key))
			.filter(([key]) => isRating || !['at_max', 'top2'].includes(key))
			.map(([key, inner]) => [
				key,
				key === 'counts' && inner !== null
					? withoutOpinions(inner as number[][])
					: figures(inner, [...path, key])
			])
	);
}

/** The plain count does not tell "no opinion", the last place, from skipped, the first. */
function withoutOpinions(counts: number[][]): number[][] {
	const merged = counts.map(([skipped = 0, ...rest]) => [
		skipped + (rest.at(-1) ?? 0),
		...rest.slice(0, -1)
	]);
	const [first = [], ...others] = merged;
	const last = others.at(-1) ?? [];
	return [first.map((n, place) => n + (last[place] ?? 0)), ...others.slice(0, -1)];
}

describe('the sums of a survey', () => {
	test.each([1, 2, 3])(
		'equal a plain count of random answers with gaps in them, draw %i',
		async (seed) => {
			const answers = randomAnswers(80, seed);
			const survey = await surveyWith(answers);
			const actual = await sums(survey);
			expect(actual.n_received).toBe(80);
			const { groups: _none, ...expected } = counted(survey, answers);
			expect(figures(actual)).toMatchObject(figures(expected) as object);
		}
	);

	test('equal a plain count under every filter', async () => {
		const answers = randomAnswers(200, 4);
		const survey = await surveyWith(answers);
		const filters: [JSONValue, (given: Given) => boolean][] = [
			[{ site: 'north' }, ({ site }) => site === 'north'],
			[{ service: 'repair' }, ({ service }) => service === 'repair'],
			[{ channel: 'phone' }, ({ channel }) => channel === 'phone'],
			[{ locale: 'zh' }, ({ locale }) => locale === 'zh'],
			[{ from: '2026-02-01T00:00:00Z' }, ({ at }) => at >= '2026-02-01T00:00:00Z'],
			[{ to: '2026-02-01T00:00:00Z' }, ({ at }) => at < '2026-02-01T00:00:00Z'],
			[
				{ site: 'main', channel: 'counter', locale: 'en', from: '2026-01-15', to: '2026-05-20' },
				({ site, channel, locale, at }) =>
					site === 'main' &&
					channel === 'counter' &&
					locale === 'en' &&
					day(at) >= '2026-01-15' &&
					day(at) <= '2026-05-20'
			]
		];
		for (const [filter, isChosen] of filters) {
			const chosen = answers.filter(isChosen);
			expect(chosen.length).toBeGreaterThanOrEqual(5);
			expect(chosen.length).toBeLessThan(answers.length);
			const { groups: _none, ...expected } = counted(survey, chosen);
			expect(figures(await sums(survey, filter))).toMatchObject(figures(expected) as object);
		}
	});

	test('of groups equal a plain count of each group', async () => {
		const answers = randomAnswers(200, 5).map((given) => ({
			...given,
			site: given.site ?? 'main'
		}));
		const survey = await surveyWith(answers);
		for (const [by, groupOf] of [
			['site', ({ site }: Given) => site],
			['month', ({ at }: Given) => day(at).slice(0, 7)]
		] as const) {
			const expected = counted(survey, answers, groupOf).groups.toSorted((a, b) =>
				a.key < b.key ? -1 : 1
			);
			const { groups } = await sums(survey, {}, by);
			expect(groups.length).toBeGreaterThanOrEqual(3);
			expect(figures(groups)).toEqual(figures(expected));
		}
	});

	test('are the same on a 10-point scale with its own top', async () => {
		const answers = times(6, {
			perceptions: [10, 1, 9, 8],
			expectations: [10, 1, 10, 10],
			overall: 10
		});
		const survey = await surveyWith(answers, { instrument: smallInstrument(10) });
		const { items, overall } = await sums(survey);
		expect(items).toMatchObject([
			{ code: 'a1', perception: { n: 6, sum: '60', at_max: 6, top2: 6 } },
			{ code: 'a2', perception: { n: 6, sum: '60', at_max: 6, top2: 6 } }, // 1 of 10, turned round
			{ code: 'b1', perception: { n: 6, sum: '54', at_max: 0, top2: 6 }, gap: { sum: '-6' } },
			{ code: 'b2', perception: { n: 6, sum: '48', at_max: 0, top2: 0 }, gap: { sum: '-12' } }
		]);
		expect(overall).toMatchObject({ satisfaction: { n: 6, at_max: 6, top2: 6 } });
	});

	test('treat missing answers as missing, never as 0', async () => {
		const survey = await surveyWith(
			times(5, { perceptions: [null, 0, 4, null], expectations: [0, null, null, 0], overall: 0 })
		);
		const { items, dimensions, overall, n_scored } = await sums(survey);
		expect(n_scored).toBe(0);
		expect(items).toMatchObject([
			{ perception: { n: 0 } },
			{ perception: { n: 0 } },
			{ perception: { n: 5, sum: '20' } },
			{ perception: { n: 0 } }
		]);
		expect(dimensions).toMatchObject([
			{ perception: { n: 0 } },
			{ perception: { n: 5 }, gap: { n: 0 } }
		]);
		expect(overall).toMatchObject({ satisfaction: { n: 0, sum: '0' } });
	});
});

describe('days and months', () => {
	test('are those of the organisation: late on the 31st in UTC is the next month in Shanghai', async () => {
		const survey = await surveyWith([
			...times(5, { at: '2026-01-31T15:59:00Z' }), // 23:59 in Shanghai
			...times(6, { at: '2026-01-31T23:30:00Z' }), // 07:30 on 1 February
			...times(7, { at: '2026-02-28T15:59:59Z' }),
			...times(8, { at: '2026-02-28T16:00:00Z' })
		]);
		const { groups } = await sums(survey, {}, 'month');
		expect(groups.map(({ key, n }) => [key, n])).toEqual([
			['2026-01', 5],
			['2026-02', 13],
			['2026-03', 8]
		]);
		expect((await sums(survey, { from: '2026-02-01', to: '2026-02-28' })).n_received).toBe(13);
		expect((await sums(survey, { from: '2026-02-01' })).n_received).toBe(21);
		expect((await sums(survey, { to: '2026-01-31' })).n_received).toBe(5);
		expect((await sums(survey, { from: '2026-01-31', to: '2026-01-31' })).n_received).toBe(5);
	});

	test('given as instants are taken as they are, the end excluded', async () => {
		const survey = await surveyWith([
			...times(5, { at: '2026-01-31T23:30:00Z' }),
			...times(6, { at: '2026-02-01T00:00:00Z' })
		]);
		expect((await sums(survey, { to: '2026-02-01T00:00:00Z' })).n_received).toBe(5);
		expect((await sums(survey, { from: '2026-02-01T00:00:00Z' })).n_received).toBe(6);
	});
});

describe('fewer than five people are never described', () => {
	const described = (value: unknown) => /"(sum|sum_sq|cross)":/.test(JSON.stringify(value));

	test('as a whole: four answers give their number only, five give figures', async () => {
		const survey = await surveyWith(times(4));
		const four = await sums(survey);
		expect(four.n_received).toBe(4);
		expect(described(four)).toBe(false);
		expect(described(await sums(await surveyWith(times(5))))).toBe(true);
	});

	test('through a filter', async () => {
		const survey = await surveyWith([...times(20), ...times(4, { site: 'north' })]);
		expect(described(await sums(survey, { site: 'main' }))).toBe(true);
		expect(described(await sums(survey, { site: 'north' }))).toBe(false);
		expect(described(await sums(survey, { site: 'nowhere' }))).toBe(false);
	});

	test('by subtraction: who may not see single answers gets no total that leaves only a few out', async () => {
		const survey = await surveyWith([
			...times(20, { at: '2026-02-10T00:00:00Z' }),
			...times(4, { site: 'north', at: '2026-02-10T00:00:00Z' }),
			...times(9, { at: '2026-01-10T00:00:00Z' })
		]);
		const seen = async (filter: JSONValue, who: Member) =>
			described(await sums(survey, filter, null, who));
		expect(await seen({ site: 'main' }, analyst)).toBe(true);
		expect(await seen({ site: 'main' }, trainer)).toBe(false);
		expect(await seen({ from: '2026-02-01' }, trainer)).toBe(true);
		expect(await seen({ from: '2026-02-02' }, analyst)).toBe(true);
		expect(await seen({ from: '2026-02-02' }, trainer)).toBe(false);
		expect(await seen({ to: '2026-01-31' }, trainer)).toBe(true);
		expect(await seen({}, trainer)).toBe(true);
	});

	test('as a group, nor as what is left when the others are taken from the total', async () => {
		const survey = await surveyWith([
			...times(20),
			...times(4, { site: 'north' }),
			...times(9, { site: 'south' })
		]);
		const { groups } = await sums(survey, {}, 'site');
		expect(groups.map(({ key, n, is_suppressed }) => [key, n, is_suppressed])).toEqual([
			['main', 20, false],
			['north', 4, true],
			['south', 9, true]
		]);
		expect(groups.map(described)).toEqual([true, false, false]);
	});

	test('as the answers that have no site', async () => {
		const survey = await surveyWith([
			...times(20),
			...times(9, { site: 'south' }),
			...times(2, { site: null })
		]);
		const { groups } = await sums(survey, {}, 'site');
		expect(groups.map(({ key, is_suppressed }) => [key, is_suppressed])).toEqual([
			['main', false],
			['south', true]
		]);
	});

	test('but groups of five and more need hide nothing', async () => {
		const survey = await surveyWith([
			...times(5),
			...times(6, { site: 'north' }),
			...times(7, { site: 'south' })
		]);
		expect(
			(await sums(survey, {}, 'site')).groups.map(({ is_suppressed }) => is_suppressed)
		).toEqual([false, false, false]);
	});

	test.each(['site', 'month'])(
		'whatever the sizes: by %s, the hidden are none or at least five',
		async (by) => {
			const sizes = [1, 2, 3, 4, 5, 8];
			for (const first of sizes) {
				for (const second of sizes) {
					const groups = (
						await sums(
							await surveyWith([
								...times(6, { at: '2026-01-10T00:00:00Z' }),
								...times(first, { site: 'north', at: '2026-02-10T00:00:00Z' }),
								...times(second, { site: 'south', at: '2026-03-10T00:00:00Z' })
							]),
							{},
							by
						)
					).groups;
					const hidden = groups.filter(({ is_suppressed }) => is_suppressed);
					const people = hidden.reduce((total, { n }) => total + n, 0);
					expect(people === 0 || people >= 5, `${first} and ${second}`).toBe(true);
					expect(groups.filter((group) => group.n < 5 && described(group))).toEqual([]);
				}
			}
		}
	);
});

describe('between two looks at the same selection', () => {
	/** As the API asks: what was told is remembered. */
	const look = async (
		survey: Survey,
		by: string | null,
		who = trainer,
		filter: JSONValue = {}
	): Promise<Sums> => {
		const rows = await commitAs(
			database.sql,
			who,
			(t) => t<{ sums: Sums }[]>`
				select public.survey_sums(${organization.id}, ${survey.code}, ${database.sql.json(filter)}, ${by}) as sums`
		);
		return only(rows[0]).sums;
	};
	const sizes = ({ groups }: Sums) => Object.fromEntries(groups.map(({ key, n }) => [key, n]));

	test('a trainer waits until five more have answered, a manager does not', async () => {
		const survey = await surveyWith(times(10));
		const before = await look(survey, null);
		await answer(survey, times(4, { overall: 1 }));
		expect(await look(survey, null)).toEqual(before);
		expect((await look(survey, null, analyst)).n_received).toBe(14);
		await answer(survey, times(1));
		expect((await look(survey, null)).n_received).toBe(15);
	});

	test('the whole waits however it is divided or worded', async () => {
		const survey = await surveyWith(times(10));
		expect((await look(survey, null)).n_received).toBe(10);
		await answer(survey, times(1, { overall: 1 }));
		for (const by of ['site', 'month', 'channel']) {
			expect(await look(survey, by)).toMatchObject({ n_received: 10, groups: [] });
		}
		const worded: JSONValue[] = [
			{ from: '1990-01-01' },
			{ to: '2990-01-31' },
			{ exclude: [] },
			{ exclude: ['nothing'] },
			{ anything: 'else' }
		];
		for (const filter of worded) {
			expect((await look(survey, null, trainer, filter)).n_received).toBe(10);
			expect((await look(survey, null, analyst, filter)).n_received).toBe(11);
		}
		const flags = { exclude: ['fast', 'bot'] };
		expect((await look(survey, null, trainer, flags)).n_received).toBe(11);
		await answer(survey, times(1));
		const turned = { exclude: ['bot', 'fast', 'fast'] };
		expect((await look(survey, null, trainer, turned)).n_received).toBe(11);
	});

	test('an answer that took the place of another is not told apart either', async () => {
		const survey = await surveyWith(times(10));
		const before = await look(survey, null);
		await database.sql`
			update public.responses set overall = 1, perceptions = '{1,1,1,1}'
			where survey_id = ${survey.id} and id = (select id from public.responses where survey_id = ${survey.id} limit 1)`;
		expect(await look(survey, null)).toEqual(before);
		expect(await look(survey, null, analyst)).not.toEqual(before);
	});

	test('each group waits by itself, and one that would be left over waits with it', async () => {
		const survey = await surveyWith([
			...times(10),
			...times(10, { site: 'north' }),
			...times(10, { site: 'south' })
		]);
		expect(sizes(await look(survey, 'site'))).toEqual({ main: 10, north: 10, south: 10 });
		await answer(survey, [
			...times(2),
			...times(6, { site: 'north' }),
			...times(9, { site: 'south' })
		]);
		const now = await look(survey, 'site');
		expect(now.n_received).toBe(47);
		expect(sizes(now)).toEqual({ main: 10, north: 10, south: 19 });
		await answer(survey, times(3));
		// Three more are too few for another look at the whole.
		expect(sizes(await look(survey, 'site'))).toEqual({ main: 10, north: 10, south: 19 });
		await answer(survey, times(2));
		expect(sizes(await look(survey, 'site'))).toEqual({ main: 17, north: 16, south: 19 });
	});

	test('periods that differ by the few answers of some months tell a trainer nothing', async () => {
		const survey = await surveyWith([
			...times(20, { at: '2026-01-10T00:00:00Z' }),
			...times(2, { at: '2026-02-10T00:00:00Z' }),
			...times(20, { at: '2026-03-10T00:00:00Z' })
		]);
		const seen = async (to: string, who: Member) =>
			(await sums(survey, { from: '2026-01-01', to }, null, who)).overall;
		expect(await seen('2026-01-31', analyst)).toHaveProperty('perception.n', 20);
		expect(await seen('2026-01-31', trainer)).toHaveProperty('perception', null);
		expect(await seen('2026-02-28', trainer)).toHaveProperty('perception.n', 22);
	});
});

test('how long answers took, and who had to be reminded, is counted by class', async () => {
	const survey = await surveyWith(times(9));
	await database.sql`
		with one as (select id, row_number() over (order by id) as place from public.responses where survey_id = ${survey.id})
		update public.responses r set duration_seconds = (array[0, 9, 10, 61, 62, 5000, 5000, null, null])[o.place],
			reminders = (array[0, 0, 0, 1, 2, 1, 0, null, null])[o.place], overall = (array[7, 7, 6, 2, 3, 3, 7, 1, null])[o.place]
		from one o where o.id = r.id`;
	const { speed, waves } = (await sums(survey)) as unknown as SurveySums;
	const classes = speed?.edges.map((edge, i) => [edge, speed.counts[i]]);
	expect(classes?.filter(([, n]) => n !== 0)).toEqual([
		[0, 2],
		[10, 1],
		[52, 1],
		[62, 1],
		[3419, 2]
	]);
	expect(waves).toEqual({
		first: { n: 4, sum: '27', sum_sq: '183' },
		reminded: { n: 3, sum: '8', sum_sq: '22' }
	});
});

test('the numbers are for any staff role of the organisation, and for nobody else', async () => {
	const survey = await surveyWith(times(5));
	const stranger = await makeMember(database.sql, await makeOrganization(database.sql), 'admin');
	const ask = (who: Member | 'anon') =>
		as(database.sql, who, (t) => t`select public.survey_sums(${organization.id}, ${survey.code})`);
	await expect(ask(analyst)).resolves.toHaveLength(1);
	await expect(ask(stranger)).rejects.toMatchObject({ code: 'PT404', message: 'not_found' });
	await expect(ask('anon')).rejects.toMatchObject({ code: '42501' });
});

/** The day of an instant in Shanghai, which has no summer time. */
const day = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);
