import { beforeEach, describe, expect, test } from 'vitest';
import {
	makeMember,
	makeOrganization,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import { makeCustomer, type Customer } from '../../../tests/support/make-survey.ts';
import { addSignal, letExpire, type Signal } from '../../../tests/support/risk.ts';
import { as, commitAs, useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();

let organization: Organization;
let manager: Member;
let agent: Member;

beforeEach(async () => {
	organization = await makeOrganization(database.sql);
	manager = await makeMember(database.sql, organization, 'quality_manager');
	agent = await makeMember(database.sql, organization, 'agent');
});

const someone = () => makeCustomer(database.sql, organization);
const signal = (customer: Customer, given: Signal) =>
	addSignal(database.sql, organization, customer, given);

async function withPoints(...points: number[]): Promise<Customer[]> {
	const made: Customer[] = [];
	for (const each of points) {
		const customer = await someone();
		await signal(customer, { points: each });
		made.push(customer);
	}
	return made;
}

const setRules = (rules: Record<string, number | null>, who = manager) =>
	commitAs(
		database.sql,
		who,
		(db) => db`select public.set_prevention_rules(${organization.id}, ${database.sql.json(rules)})`
	);

type Queue = {
	capacity: number | null;
	used: number;
	waiting: number;
	listed: { score: number }[];
	outside: { score: number }[];
	items: { customer: string; score: number; is_ready: boolean }[];
};
async function queue(): Promise<Queue> {
	const [row] = await as(
		database.sql,
		agent,
		(db) => db<{ found: Queue }[]>`select public.alert_queue(${organization.id}) as found`
	);
	if (!row) throw new Error('no queue');
	return row.found;
}

async function alertOf(customer: Customer) {
	const [found] = await database.sql<
		{ band: string; score: number; hasCase: boolean; reason: string | null; faded: boolean }[]
	>`
		select band, score, case_id is not null as "hasCase", case_reason as reason, faded_at is not null as faded
		from public.risk_alerts where customer_id = ${customer.id} order by opened_at desc limit 1`;
	return found;
}

/** Runs a round of the clock for this organisation. */
const tend = () =>
	database.sql`select private.tend_alerts_of(${organization.id}, now() - interval '1 minute')`;

/** A week later: what was opened lies in the week before. */
const nextWeek = () => database.sql`
	update public.risk_alerts set case_opened_at = case_opened_at - interval '7 days' where organization_id = ${organization.id}`;

describe('without a limit', () => {
	test('every alert opens its case at once', async () => {
		const [one] = await withPoints(5);
		expect(one && (await alertOf(one))).toMatchObject({ hasCase: true, reason: 'at_once' });
		expect(await queue()).toMatchObject({ capacity: null, used: 1, waiting: 0, items: [] });
	});
});

describe('with room for two a week', () => {
	beforeEach(() => setRules({ weekly_capacity: 2 }));

	test('two cases open, and whoever comes after waits without a case and without a message', async () => {
		const [first, second, third] = await withPoints(5, 5, 7);
		expect(first && (await alertOf(first))).toMatchObject({ hasCase: true, reason: 'queue' });
		expect(second && (await alertOf(second))).toMatchObject({ hasCase: true });
		expect(third && (await alertOf(third))).toMatchObject({ hasCase: false, score: 7 });
		expect(await queue()).toMatchObject({
			capacity: 2,
			used: 2,
			waiting: 1,
			items: [{ customer: third?.externalId, score: 7, is_ready: true }]
		});
		const told = await database.sql`
			select 1 from public.outbox where facts ->> 'customer' = ${third?.externalId ?? ''}`;
		expect(told).toHaveLength(0);
	});

	test('the next week takes those with most points first, then who waits longest', async () => {
		await withPoints(5, 5);
		const [five, seven, six, alsoSix] = await withPoints(5, 7, 6, 6);
		expect((await queue()).items.map(({ customer }) => customer)).toEqual(
			[seven, six, alsoSix, five].map((each) => each?.externalId)
		);
		await nextWeek();
		await tend();
		expect(seven && (await alertOf(seven))).toMatchObject({ hasCase: true });
		expect(six && (await alertOf(six))).toMatchObject({ hasCase: true });
		expect(alsoSix && (await alertOf(alsoSix))).toMatchObject({ hasCase: false });
	});

	test('calibrated risk goes before points', async () => {
		await withPoints(5, 5);
		const [many, few] = await withPoints(7, 5);
		await database.sql
			.begin(async (transaction) => {
				await transaction.unsafe(`create or replace function private.risk_of(organization uuid, customer uuid) returns numeric
				language sql stable security definer set search_path = ''
				as $$ select case customer when '${few?.id}' then 0.4 when '${many?.id}' then 0.1 end $$`);
				const rows = await transaction<{ customer: string }[]>`
				select customer from private.waiting_alerts(${organization.id})`;
				expect(rows.map(({ customer }) => customer)).toEqual([few?.id, many?.id]);
				throw new Error('rolled back');
			})
			.catch((error: unknown) => {
				if (!(error instanceof Error && error.message === 'rolled back')) throw error;
			});
	});

	test('Red opens at once and counts; a demand opens at once and does not', async () => {
		const [red] = await withPoints(9);
		const urgent = await someone();
		await signal(urgent, { isMustAct: true });
		expect(red && (await alertOf(red))).toMatchObject({ hasCase: true, reason: 'red' });
		expect(await alertOf(urgent)).toMatchObject({ hasCase: true, reason: 'must_act' });
		expect(await queue()).toMatchObject({ used: 1 });
		const [last, beyond] = await withPoints(5, 5);
		expect(last && (await alertOf(last))).toMatchObject({ hasCase: true });
		expect(beyond && (await alertOf(beyond))).toMatchObject({ hasCase: false });
		const [alsoRed] = await withPoints(8);
		expect(alsoRed && (await alertOf(alsoRed))).toMatchObject({ hasCase: true, reason: 'red' });
		expect(await queue()).toMatchObject({ used: 3, capacity: 2 });
	});

	test('somebody who waits and becomes Red or demands action waits no longer', async () => {
		await withPoints(5, 5);
		const [rising, calling] = await withPoints(5, 5);
		if (!rising || !calling) throw new Error('nobody');
		await signal(rising, { points: 3 });
		await signal(calling, { isMustAct: true });
		expect(await alertOf(rising)).toMatchObject({ band: 'red', hasCase: true, reason: 'red' });
		expect(await alertOf(calling)).toMatchObject({ band: 'must_act', reason: 'must_act' });
	});

	test('new signals move somebody who waits up, without a second alert', async () => {
		await withPoints(5, 5);
		const [waits] = await withPoints(5);
		if (!waits) throw new Error('nobody');
		await signal(waits, { points: 2 });
		expect(await alertOf(waits)).toMatchObject({ hasCase: false, score: 7 });
		const all =
			await database.sql`select 1 from public.risk_alerts where customer_id = ${waits.id}`;
		expect(all).toHaveLength(1);
	});

	test('whoever waits fades when the points have left the band, not one point below its entry', async () => {
		await withPoints(5, 5);
		const [down, out, gone] = await withPoints(5, 5, 5);
		if (!down || !out || !gone) throw new Error('nobody');
		await signal(down, { points: -1 });
		await signal(out, { points: -2 });
		await letExpire(database.sql, gone);
		await tend();
		expect(await alertOf(down)).toMatchObject({ hasCase: false, faded: false, score: 4 });
		expect(await alertOf(out)).toMatchObject({ hasCase: false, faded: true });
		expect(await alertOf(gone)).toMatchObject({ hasCase: false, faded: true });
		await signal(out, { points: 2 });
		expect(await alertOf(out)).toMatchObject({ hasCase: false, faded: false, score: 5 });
	});

	test('an open complaint takes a customer off the list, because somebody deals with them', async () => {
		await withPoints(5, 5);
		const [complains] = await withPoints(6);
		if (!complains) throw new Error('nobody');
		expect(await queue()).toMatchObject({ waiting: 1 });
		const facts = {
			customer: complains.externalId,
			words: 'Cold.',
			channel: 'phone',
			source: 'staff'
		};
		await database.sql`select private.store_complaint(${organization.id}, ${database.sql.json(facts)}, 'user')`;
		expect(await queue()).toMatchObject({ waiting: 0 });
	});

	test('answers that arrive all at once never take more than there is room for', async () => {
		const people = await Promise.all(Array.from({ length: 12 }, someone));
		await Promise.all(people.map((each) => signal(each, { points: 5 })));
		await tend();
		const [counted] = await database.sql`
			select count(case_id)::int as cases, count(*)::int as alerts from public.risk_alerts where organization_id = ${organization.id}`;
		expect(counted).toEqual({ cases: 2, alerts: 12 });
	});

	test('below the least points that are worth a call, somebody waits even where there is room', async () => {
		await setRules({ minimum_points: 6 });
		const [five, six] = await withPoints(5, 6);
		expect(five && (await alertOf(five))).toMatchObject({ hasCase: false });
		expect(six && (await alertOf(six))).toMatchObject({ hasCase: true });
		expect((await queue()).items).toMatchObject([{ is_ready: false }]);
	});

	test('more room is used at once, and no limit lets everybody in', async () => {
		const people = await withPoints(5, 5, 5, 5);
		await setRules({ weekly_capacity: 3 });
		expect(await queue()).toMatchObject({ used: 3, waiting: 1 });
		await setRules({ weekly_capacity: null });
		expect(await queue()).toMatchObject({ waiting: 0 });
		expect(people).toHaveLength(4);
	});
});

test('what became of customers is told by band, without those who had to be contacted at once', async () => {
	const rows = [
		{ score: 2, is_must_act: false, n: 400, complaints: 4 },
		{ score: 5, is_must_act: false, n: 30, complaints: 5 },
		{ score: 7, is_must_act: false, n: 34, complaints: 6 },
		{ score: 12, is_must_act: false, n: 8, complaints: 4 },
		{ score: 5, is_must_act: true, n: 9, complaints: 9 }
	];
	await database.sql
		.begin(async (transaction) => {
			await transaction.unsafe(`create or replace function public.observed_rates(p_organization uuid) returns jsonb
				language sql stable set search_path = '' as $$ select '${JSON.stringify({ rows })}'::jsonb $$`);
			const [told] = await transaction`select private.rates_by_band(${organization.id}) as rates`;
			expect(told?.['rates']).toEqual([
				{ from: 5, to: 7, n: 64, complaints: 11 },
				{ from: 8, to: null, n: 8, complaints: 4 }
			]);
			throw new Error('rolled back');
		})
		.catch((error: unknown) => {
			if (!(error instanceof Error && error.message === 'rolled back')) throw error;
		});
});

describe('taking somebody out of the queue', () => {
	beforeEach(() => setRules({ weekly_capacity: 1 }));
	const take = (customer: Customer, who: Member, reason = 'They are a neighbour.') =>
		commitAs(
			database.sql,
			who,
			(db) => db<{ reference: string }[]>`
				select public.take_alert(${organization.id}, ${customer.externalId}, ${reason}) as reference`
		);

	test('opens the case for whoever takes it, with the reason, beyond the week if need be', async () => {
		const [, waits] = await withPoints(5, 5);
		if (!waits) throw new Error('nobody');
		const other = await makeMember(database.sql, organization, 'agent');
		const [taken] = await take(waits, other);
		const [opened] = await database.sql`
			select k.owner_id, (select e.note from public.case_events e where e.case_id = k.id and e.kind = 'note') as note
			from public.cases k where k.reference = ${taken?.reference ?? ''}`;
		expect(opened).toEqual({ owner_id: other.userId, note: 'They are a neighbour.' });
		expect(await queue()).toMatchObject({ used: 2, waiting: 0 });
		const [again] = await take(waits, agent);
		expect(again?.reference).toBe(taken?.reference);
	});

	test('needs a reason, a waiting alert and the right to see customers', async () => {
		const [, waits] = await withPoints(5, 5);
		if (!waits) throw new Error('nobody');
		const trainer = await makeMember(database.sql, organization, 'trainer');
		await expect(take(waits, agent, ' ')).rejects.toThrow('invalid');
		await expect(take(await someone(), agent)).rejects.toThrow('not_found');
		await expect(take(waits, trainer)).rejects.toThrow('forbidden');
		expect(await alertOf(waits)).toMatchObject({ hasCase: false });
	});
});

describe('held out by lot', () => {
	/** Everybody is held out, and every release is noted. */
	beforeEach(async () => {
		await database.sql.unsafe(`
			create table if not exists private.noted (organization uuid, alert uuid, reason text);
			create or replace function private.draw_lot(organization uuid, alert uuid) returns text
				language sql volatile security definer set search_path = '' as $$ select 'holdout'::text $$;
			create or replace function private.note_release(organization uuid, alert uuid, reason text) returns void
				language sql volatile security definer set search_path = '' as $$ insert into private.noted values (organization, alert, reason) $$`);
	});

	test('a customer has no case and stands in no list', async () => {
		const [held] = await withPoints(6);
		expect(held && (await alertOf(held))).toMatchObject({ band: 'amber', hasCase: false });
		expect(await queue()).toMatchObject({ waiting: 0, items: [] });
		await tend();
		expect(held && (await alertOf(held))).toMatchObject({ hasCase: false });
	});

	test.each([
		['red', { points: 3 }],
		['must_act', { isMustAct: true }]
	])('a customer is let go at once on %s, and the programme is told', async (reason, more) => {
		const [held] = await withPoints(6);
		if (!held) throw new Error('nobody');
		await signal(held, more);
		expect(await alertOf(held)).toMatchObject({ hasCase: true, reason });
		const noted = await database.sql`
			select n.reason, a.arm from private.noted n join public.risk_alerts a on a.id = n.alert where a.customer_id = ${held.id}`;
		expect([...noted]).toEqual([{ reason, arm: 'holdout' }]);
	});

	test('staff cannot read the arm of anybody', async () => {
		const [held] = await withPoints(6);
		const visible = await as(
			database.sql,
			agent,
			(db) => db`select band from public.risk_alerts where customer_id = ${held?.id ?? ''}`
		);
		expect(visible).toHaveLength(1);
		await expect(
			as(database.sql, agent, (db) => db`select arm from public.risk_alerts`)
		).rejects.toThrow('permission denied');
	});
});

test('an agent reads the rules of prevention but does not set them', async () => {
	await expect(setRules({ weekly_capacity: 3 }, agent)).rejects.toThrow('forbidden');
	await setRules({ weekly_capacity: 3 });
	const [rules] = await as(
		database.sql,
		agent,
		(db) =>
			db`select weekly_capacity from public.prevention_rules where organization_id = ${organization.id}`
	);
	expect(rules).toEqual({ weekly_capacity: 3 });
});

test('who is marked vulnerable waits no longer', async () => {
	await setRules({ weekly_capacity: 1 });
	const [, customer] = await withPoints(6, 6);
	if (!customer) throw new Error('nobody');
	expect(await alertOf(customer)).toMatchObject({ hasCase: false });
	await commitAs(
		database.sql,
		agent,
		(db) => db`select public.set_vulnerable(${organization.id}, ${customer.externalId}, true)`
	);
	expect(await alertOf(customer)).toMatchObject({ hasCase: true, reason: 'vulnerable' });
});
