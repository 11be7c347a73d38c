/** Where customers stood, once a week, and what became of those who were left alone. */
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { observedRates } from '#lib/schemas/observed-rates.ts';
import {
	makeMember,
	makeOrganization,
	only,
	unique,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import { makeCustomer, makeSurvey } from '../../../tests/support/make-survey.ts';
import { as, useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();
let organization: Organization;
let manager: Member;

beforeEach(async () => {
	const { sql } = database;
	await sql`update private.snapshot_runs set finished_at = now()`;
	organization = await makeOrganization(sql, 'Asia/Shanghai');
	manager = await makeMember(sql, organization, 'quality_manager');
});

const customer = async () => (await makeCustomer(database.sql, organization)).id;

async function signal(
	who: string,
	name: string,
	{ points = 2, recorded = '1 day', lives = '50 days', mustAct = false } = {}
) {
	await database.sql`
		insert into public.risk_events (organization_id, customer_id, card_id, signal, points, is_must_act, occurred_at, expires_at,
			recorded_at, source_key, evidence)
		select ${organization.id}, ${who}, c.id, ${name}, ${points}, ${mustAct}, now() - ${recorded}::interval, now() + ${lives}::interval,
			now() - ${recorded}::interval, ${unique('s')}, '{}'
		from public.risk_cards c where c.organization_id = ${organization.id} and c.is_active`;
}

async function take(at = 'now()', portion = 2_000): Promise<number> {
	let portions = 0;
	while (
		only(
			(
				await database.sql`select private.take_snapshots_at(${database.sql.unsafe(at)}, ${portion}) as did`
			)[0]
		)['did']
	) {
		portions += 1;
	}
	return portions;
}

const taken = () =>
	database.sql`
		select s.customer_id, s.score, s.band, s.signals, s.facts, s.as_of from public.risk_snapshots s
		where s.organization_id = ${organization.id} order by s.as_of, s.customer_id`;

describe('the weekly snapshot', () => {
	test('tells points, band and live signals of those about whom something is known', async () => {
		const [known, unknown, urgent] = [await customer(), await customer(), await customer()];
		await signal(known, 'low_answer');
		await signal(known, 'low_answer');
		await signal(known, 'long_wait', { points: 1 });
		await signal(known, 'overall_drop', { lives: '-1 hour' });
		await signal(urgent, 'contact_requested', { points: 0, mustAct: true });
		await take();
		const rows = await taken();
		expect(rows.map(({ customer_id }) => customer_id as string).toSorted()).toEqual(
			[known, urgent].toSorted()
		);
		expect(rows.some(({ customer_id }) => customer_id === unknown)).toBe(false);
		expect(rows.find(({ customer_id }) => customer_id === known)).toMatchObject({
			...{ score: 5, band: 'amber', signals: { low_answer: 2, long_wait: 1 } }
		});
		expect(rows.find(({ customer_id }) => customer_id === urgent)).toMatchObject({
			...{ score: 0, band: 'must_act', signals: { contact_requested: 1 } }
		});
	});

	test('knows of nothing that was recorded later', async () => {
		const who = await customer();
		await signal(who, 'low_answer', { recorded: '3 hours' });
		await signal(who, 'long_wait', { recorded: '1 hour' });
		await take("now() - interval '2 hours'");
		expect(await taken()).toMatchObject([{ signals: { low_answer: 1 } }]);
	});

	test('knows somebody who answered and gave no reason to worry', async () => {
		const { sql } = database;
		const [content, long] = [await customer(), await customer()];
		const survey = await makeSurvey(sql, organization, { form: 'perception' });
		await sql`update public.customers set segment = 'home' where organization_id = ${organization.id}`;
		for (const [who, days] of [
			[content, 10],
			[long, 61]
		] as const) {
			const id = randomUUID();
			await sql`
				insert into public.responses (organization_id, survey_id, id, submission_id, perceptions, submitted_at, received_at, customer_id, site_id)
				values (${organization.id}, ${survey.id}, ${id}, ${id}, '{4,4,4,4}', now() - ${`${days} days`}::interval,
					now() - ${`${days} days`}::interval, ${who}, ${organization.site})`;
		}
		await take();
		expect(await taken()).toMatchObject([
			{
				customer_id: content,
				score: 0,
				band: 'low',
				signals: {},
				facts: { segment: 'home', site: 'main' }
			}
		]);
	});

	test('stands as customer_standings does at that moment', async () => {
		for (let each = 0; each < 12; each += 1) {
			const who = await customer();
			for (let rows = 0; rows < each % 5; rows += 1)
				await signal(who, 'low_answer', { points: each % 4 });
		}
		await take();
		const standings = await database.sql`
			select s.customer_id, s.score::integer, s.band from public.customer_standings s
			where s.organization_id = ${organization.id} and s.band is not null order by s.customer_id`;
		expect(standings.length).toBe(9);
		expect(await taken()).toMatchObject(standings);
	});

	test('is taken once a week, in portions, whoever takes them', async () => {
		for (let each = 0; each < 7; each += 1) await signal(await customer(), 'low_answer');
		const monday = "timestamptz '2027-03-01 00:00:00+08'";
		const portions = await Promise.all([1, 2, 3].map(() => take(monday, 3)));
		expect(portions.reduce((sum, each) => sum + each, 0)).toBeGreaterThanOrEqual(3);
		while ((await take(monday, 3)) > 0);
		const week = async () =>
			only(
				(
					await database.sql`
					select count(*)::integer as n from private.snapshot_runs where organization_id = ${organization.id}`
				)[0]
			)['n'] as number;
		const before = await week();
		expect(await take("timestamptz '2027-03-07 23:59:59+08'")).toBe(0);
		expect(await week()).toBe(before);
		expect(await take("timestamptz '2027-03-08 00:00:00+08'")).toBeGreaterThan(0);
		expect(await week()).toBe(before + 1);
	});
});

/** A snapshot as it might have been taken. */
async function stood(who: string, daysAgo: number, score: number, band = 'amber') {
	await database.sql`
		insert into public.risk_snapshots (organization_id, customer_id, as_of, card_id, score, band, signals)
		select ${organization.id}, ${who}, date_trunc('day', now()) - ${`${daysAgo} days`}::interval, c.id, ${score}, ${band}, '{}'
		from public.risk_cards c where c.organization_id = ${organization.id} and c.is_active`;
}

async function opened(who: string, daysAgo: number, kind: 'complaint' | 'prevention') {
	const [row] = await database.sql<{ id: string }[]>`
		insert into public.cases (organization_id, kind, state, customer_id, opened_at, due_at)
		values (${organization.id}, ${kind}, ${kind === 'complaint' ? 'received' : 'open'}, ${who},
			date_trunc('day', now()) - ${`${daysAgo} days`}::interval, now()) returning id`;
	return only(row).id;
}

async function acted(file: string, daysAgo: number, event: { kind: string; to?: string }) {
	await database.sql`
		insert into public.case_events (organization_id, case_id, at, kind, to_state)
		values (${organization.id}, ${file}, date_trunc('day', now()) - ${`${daysAgo} days`}::interval, ${event.kind}, ${event.to ?? null})`;
}

async function rates(who: Member = manager) {
	const [row] = await as(
		database.sql,
		who,
		(sql) => sql`select public.observed_rates(${organization.id}) as told`
	);
	return observedRates.parse(row?.['told']);
}

describe('observed rates', () => {
	test('count complaints within sixty days after the moment, and no others', async () => {
		const made = await Promise.all(Array.from({ length: 6 }, customer));
		const [first, last, late, before, prevention] = made as [
			string,
			string,
			string,
			string,
			string
		];
		for (const who of made) await stood(who, 70, 6);
		await opened(first, 69, 'complaint');
		await opened(first, 40, 'complaint');
		await opened(last, 10, 'complaint');
		await opened(late, 9, 'complaint');
		await opened(before, 70, 'complaint');
		await opened(prevention, 60, 'prevention');
		expect((await rates()).rows).toEqual([{ score: 6, isMustAct: false, n: 6, complaints: 2 }]);
	});

	test('leave out those with whom somebody got in touch, and keep those who were only watched', async () => {
		const made = await Promise.all(Array.from({ length: 5 }, customer));
		const [called, reached, earlier, noted, alone] = made as [
			string,
			string,
			string,
			string,
			string
		];
		for (const who of made) await stood(who, 70, 5);
		await acted(await opened(called, 69, 'prevention'), 60, { kind: 'contact_attempted' });
		await acted(await opened(reached, 69, 'prevention'), 60, {
			kind: 'state_changed',
			to: 'contacted'
		});
		await acted(await opened(earlier, 90, 'prevention'), 80, { kind: 'contact_attempted' });
		await acted(await opened(noted, 69, 'prevention'), 60, { kind: 'note' });
		await opened(called, 50, 'complaint');
		await opened(alone, 50, 'complaint');
		const told = await rates();
		expect(told.actedOn).toBe(2);
		expect(told.rows).toEqual([{ score: 5, isMustAct: false, n: 3, complaints: 1 }]);
		const [page] = await as(
			database.sql,
			manager,
			(sql) => sql`select public.card_page(${organization.id}) -> 'observed' as observed`
		);
		expect(page?.['observed']).toEqual({ customers: 3, complaints: 1 });
	});

	test('never count overlapping windows, nor windows that are not over', async () => {
		const who = await customer();
		for (const daysAgo of [7, 59, 63, 70, 77, 122, 123, 130]) await stood(who, daysAgo, 3, 'watch');
		await opened(who, 55, 'complaint');
		expect(await rates()).toMatchObject({ rows: [{ score: 3, n: 2, complaints: 1 }] });
	});

	test('keep those apart who had to be acted on whatever their points', async () => {
		const [one, other] = [await customer(), await customer()];
		await stood(one, 65, 5);
		await stood(other, 65, 5, 'must_act');
		expect((await rates()).rows).toEqual([
			{ score: 5, isMustAct: false, n: 1, complaints: 0 },
			{ score: 5, isMustAct: true, n: 1, complaints: 0 }
		]);
	});

	test('are counted anew once a day, and told to staff who see customers', async () => {
		const { sql } = database;
		const count = async () => {
			while (only((await sql`select public.count_observed_rates() as did`)[0])['did']);
		};
		const who = await customer();
		await stood(who, 65, 5);
		await count();
		await opened(who, 50, 'complaint');
		expect((await rates()).rows).toMatchObject([{ complaints: 0 }]);
		await sql`update private.observed_rates set counted_at = now() - interval '25 hours' where organization_id = ${organization.id}`;
		await count();
		expect((await rates(await makeMember(sql, organization, 'agent'))).rows).toMatchObject([
			{ complaints: 1 }
		]);
		await expect(rates(await makeMember(sql, organization, 'trainer'))).rejects.toThrow(
			'forbidden'
		);
		await expect(
			rates(await makeMember(sql, await makeOrganization(sql), 'admin'))
		).rejects.toThrow('not_found');
	});
});
