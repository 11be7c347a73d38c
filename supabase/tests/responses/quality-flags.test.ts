/** Doubts about answers: worked examples, boundaries, missing ratings, and what must not be flagged. */
import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
	makeOrganization,
	only,
	type Organization
} from '../../../tests/support/make-organization.ts';
import {
	makeCustomer,
	makeSurvey,
	type Customer,
	type Survey
} from '../../../tests/support/make-survey.ts';
import { useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();
let organization: Organization;
let survey: Survey;

/** One dimension of as many items as the ratings that a test gives; the third is worded the other way round. */
const instrument = (items: number, max = 7) => ({
	code: `i-${randomUUID()}`,
	name: { en: 'Any' },
	scale: { min: 1, max },
	columns: ['adequate', 'expectation', 'perception'],
	dimensions: [{ code: 'd', name: { en: 'D' } }],
	items: Array.from({ length: items }, (_, place) => ({
		...{ code: `i${place + 1}`, dimension: 'd', text: { en: 'Item' }, reversed: place === 2 }
	}))
});

type Given = {
	perceptions: (number | null)[];
	expectations?: (number | null)[] | null;
	adequates?: (number | null)[] | null;
	asked?: number[] | null;
	seconds?: number | null;
	signs?: Record<string, boolean>;
	customer?: Customer | null;
	encounter?: string | null;
	comment?: string | null;
	at?: string;
};

async function newSurvey(items: number, max = 7): Promise<Survey> {
	return makeSurvey(database.sql, organization, { instrument: instrument(items, max) });
}

/** Stores an answer and tells its flags. */
async function flags(given: Given, to = survey): Promise<string[]> {
	const { sql } = database;
	const [row] = await sql<{ flags: string[] }[]>`
		insert into public.responses (organization_id, survey_id, submission_id, perceptions, expectations, adequates, asked,
			duration_seconds, signs, customer_id, encounter_id, comment, submitted_at)
		values (${organization.id}, ${to.id}, ${randomUUID()}, ${given.perceptions}, ${given.expectations ?? null}, ${given.adequates ?? null},
			${given.asked ?? null}, ${given.seconds ?? null}, ${sql.json(given.signs ?? {})}, ${given.customer?.id ?? null},
			${given.encounter ?? null}, ${given.comment ?? null}, ${given.at ?? '2026-06-01T10:00:00Z'})
		returning flags`;
	return only(row).flags;
}

const same = (rating: number, times: number) => Array.from({ length: times }, () => rating);
/** Ratings in which nothing repeats in a way that anybody would doubt. */
const sound = [5, 6, 4, 7, 6, 6, 3, 5, 7, 6, 4, 4, 6, 5, 7, 2, 6, 5, 5, 6, 7, 4, 6, 3];

beforeAll(async () => {
	organization = await makeOrganization(database.sql);
});
beforeEach(async () => {
	survey = await newSurvey(24);
});

test('a sound answer has no flags', async () => {
	expect(
		await flags({ perceptions: sound, expectations: same(7, 23).concat(6), seconds: 120 })
	).toEqual([]);
});

describe('straight-lining', () => {
	const onBoth = (perceptions: (number | null)[], expectations: (number | null)[] | null = null) =>
		flags({ perceptions, expectations });

	test.each<[string, number, boolean]>([
		['24 of 24', 24, true],
		['23 of 24, as in the published study', 23, true],
		['22 of 24', 22, false]
	])('%s alike', async (_name, alike, isFlagged) => {
		const ratings = [...same(6, alike), ...sound.slice(0, 24 - alike).map(() => 2)];
		expect(await onBoth(ratings)).toEqual(isFlagged ? ['straight_lining'] : []);
	});

	test('needs eight ratings; skipped items and "no opinion" are none', async () => {
		const rated = (count: number) => [
			...same(6, count),
			...same(0, 10),
			...Array<null>(14 - count).fill(null)
		];
		expect(await onBoth(rated(7))).toEqual([]);
		expect(await onBoth(rated(8))).toEqual(['straight_lining']);
		expect(await onBoth(same(0, 24))).toEqual([]);
		expect(await onBoth(Array<null>(24).fill(null))).toEqual([]);
	});

	test('in every column that was answered: high expectations alone are no straight line', async () => {
		expect(await onBoth(same(6, 24), same(7, 24))).toEqual(['straight_lining']);
		expect(await onBoth(sound, same(7, 24))).toEqual([]);
		expect(await onBoth(same(6, 24), sound)).toEqual([]);
		// A column that was left out is not held against nor for it.
		expect(await onBoth(same(6, 24), Array<null>(24).fill(null))).toEqual(['straight_lining']);
		expect(await onBoth(Array<null>(24).fill(null), same(7, 24))).toEqual(['straight_lining']);
	});

	test('is judged as given: a reverse-keyed item answered against the others breaks no line of 24', async () => {
		const honest = same(6, 24);
		honest[2] = 2;
		honest[5] = 5;
		expect(await onBoth(honest)).toEqual([]);
		expect(await onBoth(same(6, 24))).toEqual(['straight_lining']);
	});

	test('among the items asked of a sample', async () => {
		const ratings = sound.map((_, place) => (place < 8 ? 5 : null));
		expect(await flags({ perceptions: ratings, asked: [8, 7, 6, 5, 4, 3, 2, 1] })).toEqual([
			'straight_lining'
		]);
	});
});

describe('patterns', () => {
	const padded = (...run: number[]) => [...run, ...sound.slice(run.length)];

	test.each<[string, number[], boolean]>([
		['a zig-zag through 12 of 24', padded(...[2, 6, 2, 6, 2, 6, 2, 6, 2, 6, 2, 6]), true],
		['a zig-zag through 10 of 24', padded(...[2, 6, 2, 6, 2, 6, 2, 6, 2, 6, 3]), false],
		['threes through 12 of 24', padded(...[1, 4, 7, 1, 4, 7, 1, 4, 7, 1, 4, 7]), true],
		['threes through 10 of 24', padded(...[1, 4, 7, 1, 4, 7, 1, 4, 7, 1, 1]), false],
		[
			'a staircase up, and down from the end',
			padded(...[1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2]),
			true
		],
		['a staircase that begins anew', padded(...[1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 4, 5]), true],
		['a staircase down that begins anew', padded(...[7, 6, 5, 4, 3, 2, 1, 7, 6, 5, 4, 3]), true],
		['steps that turn in the middle', padded(...[3, 4, 5, 4, 3, 4, 5, 6, 5, 4, 5, 4]), false],
		['ratings that only ever rise a little', padded(...[4, 4, 5, 5, 5, 6, 6, 6, 7, 7, 7, 7]), false]
	])('%s', async (_name, perceptions, isFlagged) => {
		expect(await flags({ perceptions })).toEqual(isFlagged ? ['pattern'] : []);
	});

	test('one rating throughout is a straight line and no pattern', async () => {
		expect(await flags({ perceptions: same(4, 24) })).toEqual(['straight_lining']);
	});

	test('in the order shown, which the instrument does not tell', async () => {
		const eight = await newSurvey(8);
		const perceptions = [2, 2, 2, 2, 6, 6, 6, 6];
		expect(await flags({ perceptions }, eight)).toEqual([]);
		expect(await flags({ perceptions, asked: [1, 5, 2, 6, 3, 7, 4, 8] }, eight)).toEqual([
			'pattern'
		]);
	});

	test('eight ratings are enough where no more were asked, seven are not', async () => {
		const eight = await newSurvey(8);
		expect(await flags({ perceptions: [2, 6, 2, 6, 2, 6, 2, 6] }, eight)).toEqual(['pattern']);
		expect(await flags({ perceptions: [2, 6, 2, 6, 2, 6, 2, null] }, eight)).toEqual([]);
	});

	test('the ends of the scale are those of the instrument', async () => {
		const five = await newSurvey(8, 5);
		const seven = await newSurvey(8, 7);
		const perceptions = [1, 2, 3, 4, 5, 4, 3, 2];
		expect(await flags({ perceptions }, five)).toEqual(['pattern']);
		expect(await flags({ perceptions }, seven)).toEqual([]);
	});

	test('people who answer by chance between two neighbouring ratings are seldom taken for one', async () => {
		const [row] = await database.sql<{ share: number }[]>`
			select avg((greatest(private.longest_cycle(r, 2), private.longest_staircase(r, 1, 7)) >= 11 or private.longest_cycle(r, 3) >= 11)::integer)::float8 as share
			from (select setseed(0.5)) as seeded, lateral (
				select array(select (6 + floor(random() * 2))::smallint from generate_series(1, 22) where person > 0) as r
				from generate_series(1, 4000) as person) as drawn`;
		expect(only(row).share).toBeGreaterThan(0);
		expect(only(row).share).toBeLessThan(0.05);
	});
});

describe('speed', () => {
	/** As many answers at ten seconds a rating. */
	async function timed(count: number): Promise<void> {
		for (let n = 0; n < count; n += 1) await flags({ perceptions: sound, seconds: 240 + (n % 3) });
	}
	const flagsOf = async (submission: string) =>
		only(
			(
				await database.sql<
					{ flags: string[] }[]
				>`select flags from public.responses where submission_id = ${submission}`
			)[0]
		).flags;
	/** 24 ratings in 60 seconds: a quarter of the usual pace. */
	async function quick(): Promise<string> {
		await flags({ perceptions: sound, seconds: 60 });
		const [row] = await database.sql<{ id: string }[]>`
			select submission_id as id from public.responses where survey_id = ${survey.id} and duration_seconds = 60 order by received_at desc limit 1`;
		return only(row).id;
	}

	test('is judged from the thirtieth timed answer on, and then of the earlier ones, too', async () => {
		const early = await quick();
		await timed(28);
		expect(await flagsOf(early)).toEqual([]);
		// Without a time it does not count as one.
		await flags({ perceptions: sound });
		expect(await flagsOf(early)).toEqual([]);
		await timed(1);
		expect(await flagsOf(early)).toEqual(['fast']);
	});

	test('a third of the median is the limit, by rating given', async () => {
		await timed(30);
		const [pace] = await database.sql<{ median: number; n: number }[]>`
			select seconds_per_rating::float8 as median, n from private.survey_paces where survey_id = ${survey.id}`;
		expect(only(pace).n).toBe(30);
		expect(only(pace).median).toBeCloseTo(241 / 24, 10);
		// A third of 241 seconds is 80.33.
		expect(await flags({ perceptions: sound, seconds: 80 })).toEqual(['fast']);
		expect(await flags({ perceptions: sound, seconds: 81 })).toEqual([]);
		// Half of the items in half of the time is the same pace.
		const half = sound.map((rating, place) => (place < 12 ? rating : null));
		expect(await flags({ perceptions: half, seconds: 41 })).toEqual([]);
		expect(await flags({ perceptions: half, seconds: 40 })).toEqual(['fast']);
	});

	test('of what has no time or no rating nothing is said', async () => {
		await timed(30);
		expect(await flags({ perceptions: sound, seconds: null })).toEqual([]);
		expect(await flags({ perceptions: Array<null>(24).fill(null), seconds: 1 })).toEqual([]);
	});

	test('the median is renewed after a day, and not before', async () => {
		const { sql } = database;
		const pace = async () =>
			only(
				(
					await sql<
						{ n: number }[]
					>`select n from private.survey_paces where survey_id = ${survey.id}`
				)[0]
			).n;
		await timed(31);
		expect(await pace()).toBe(30);
		await sql`update private.survey_paces set measured_at = now() - interval '25 hours' where survey_id = ${survey.id}`;
		await timed(1);
		expect(await pace()).toBe(32);
	});
});

describe('duplicates', () => {
	const words = 'The engineer never came back.';

	test('the same customer with the same ratings within a day, and only the later one', async () => {
		const customer = await makeCustomer(database.sql, organization);
		expect(await flags({ perceptions: sound, customer, at: '2026-06-01T10:00:00Z' })).toEqual([]);
		expect(await flags({ perceptions: sound, customer, at: '2026-06-02T10:00:01Z' })).toEqual([]);
		expect(await flags({ perceptions: sound, customer, at: '2026-06-02T09:59:59Z' })).toEqual([
			'duplicate'
		]);
	});

	test('not with another rating, another customer, another survey, or without any rating', async () => {
		const [customer, other] = [
			await makeCustomer(database.sql, organization),
			await makeCustomer(database.sql, organization)
		];
		await flags({ perceptions: sound, customer });
		expect(await flags({ perceptions: [4, ...sound.slice(1)], customer })).toEqual([]);
		expect(await flags({ perceptions: sound, customer: other })).toEqual([]);
		expect(await flags({ perceptions: sound, customer }, await newSurvey(24))).toEqual([]);
		expect(await flags({ perceptions: sound, expectations: sound, customer })).toEqual([]);
		const nothing = Array<null>(24).fill(null);
		await flags({ perceptions: nothing, customer });
		expect(await flags({ perceptions: nothing, customer })).toEqual([]);
		// Strangers are not the same person for being unknown.
		await flags({ perceptions: sound });
		expect(await flags({ perceptions: sound })).toEqual([]);
	});

	test('two visits on one day may deserve the same ratings', async () => {
		const { sql } = database;
		const customer = await makeCustomer(sql, organization);
		const visits = await sql<{ id: string }[]>`
			insert into public.encounters (organization_id, external_id, customer_id, site_id, service_id, channel, started_at, ended_at)
			select ${organization.id}, 'v' || n || ${survey.id}, ${customer.id}, st.id, sv.id, 'visit', now() - interval '1 hour', now()
			from generate_series(1, 2) as n, public.sites st, public.services sv
			where st.organization_id = ${organization.id} and sv.organization_id = ${organization.id} returning id`;
		const [first, second] = visits.map(({ id }) => id);
		await flags({ perceptions: sound, customer, encounter: first ?? null });
		expect(await flags({ perceptions: sound, customer, encounter: second ?? null })).toEqual([]);
		expect(await flags({ perceptions: sound, customer, encounter: first ?? null })).toEqual([
			'duplicate'
		]);
	});

	test('the same long comment with the same ratings, whoever sent it', async () => {
		expect(await flags({ perceptions: sound, comment: words })).toEqual([]);
		expect(await flags({ perceptions: sound, comment: words })).toEqual(['duplicate']);
		expect(await flags({ perceptions: [4, ...sound.slice(1)], comment: words })).toEqual([]);
		expect(await flags({ perceptions: sound, comment: words, at: '2026-06-05T10:00:00Z' })).toEqual(
			[]
		);
	});

	test('short comments are alike by chance: 19 characters are not enough, 20 are', async () => {
		for (const [length, expected] of [
			[19, []],
			[20, ['duplicate']]
		] as const) {
			const comment = '好'.repeat(length);
			await flags({ perceptions: sound, comment });
			expect(await flags({ perceptions: sound, comment })).toEqual(expected);
		}
	});
});

describe('programs', () => {
	test('what the form noticed', async () => {
		expect(await flags({ perceptions: sound, signs: { honeypot: true } })).toEqual(['bot']);
		expect(await flags({ perceptions: sound, signs: { velocity: true } })).toEqual(['bot']);
		expect(await flags({ perceptions: sound, signs: { honeypot: false } })).toEqual([]);
	});

	test('faster than anybody can: 24 ratings take more than 7 seconds', async () => {
		expect(await flags({ perceptions: sound, seconds: 7 })).toEqual(['bot']);
		expect(await flags({ perceptions: sound, seconds: 8 })).toEqual([]);
		// A single tap may be as quick as the clock is coarse.
		const few = sound.map((rating, place) => (place < 4 ? rating : null));
		expect(await flags({ perceptions: few, seconds: 0 })).toEqual([]);
	});
});

test('several doubts stand side by side, in the order of the alphabet', async () => {
	expect(await flags({ perceptions: same(1, 24), seconds: 3, signs: { honeypot: true } })).toEqual([
		'bot',
		'straight_lining'
	]);
});

test('flags never keep an answer out, nor change what it says', async () => {
	await flags({ perceptions: same(1, 24), seconds: 1 });
	const [row] = await database.sql<{ perceptions: number[]; flags: string[] }[]>`
		select perceptions, flags from public.responses where survey_id = ${survey.id}`;
	expect(only(row)).toEqual({ perceptions: same(1, 24), flags: ['bot', 'straight_lining'] });
});
