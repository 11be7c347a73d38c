import { beforeEach, describe, expect, test } from 'vitest';
import {
	makeMember,
	makeOrganization,
	unique,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import {
	answer,
	makeCustomer,
	makeInvitation,
	makeSurvey,
	ratings,
	type Customer,
	type Survey
} from '../../../tests/support/make-survey.ts';
import { answerAs } from '../../../tests/support/submit.ts';
import { commitAs, useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();

let organization: Organization;
let agent: Member;
let survey: Survey;
let customer: Customer;

beforeEach(async () => {
	organization = await makeOrganization(database.sql);
	agent = await makeMember(database.sql, organization, 'agent');
	survey = await makeSurvey(database.sql, organization);
	customer = await makeCustomer(database.sql, organization);
});

/** The worker's round, for every organisation; answers how many portions it took. */
async function readTheClock(limit = 100): Promise<number> {
	await database.sql`update private.clock_turns set next_at = now()`;
	for (let portions = 0; ; portions += 1) {
		const [row] = await commitAs(
			database.sql,
			'service_role',
			(as) => as`select public.read_clock_signals(${limit}) as n`
		);
		if (!row?.['n']) return portions;
	}
}

type Row = { signal: string; points: number; evidence: Record<string, unknown> };
const rowsOf = (who = customer) => database.sql<Row[]>`
	select signal, points, evidence from public.risk_events where customer_id = ${who.id} order by signal`;
const signalsOf = async (who = customer) => (await rowsOf(who)).map(({ signal }) => signal);

/** An invitation that was sent so many days ago; answers its token. */
async function invite(daysAgo: number, who = customer, of = survey): Promise<string> {
	const token = await makeInvitation(database.sql, organization, of, who);
	await database.sql`
		update public.invitations set created_at = now() - ${`${daysAgo} days`}::interval
		where token_hash = sha256(convert_to(${token}, 'UTF8'))`;
	return token;
}

async function carryNoNames(of: Survey): Promise<void> {
	await database.sql`
		insert into public.survey_versions (organization_id, survey_id, version, content)
		values (${organization.id}, ${of.id}, 1, '{"title": {"en": "Survey"}, "languages": ["en"], "consent": "confidential"}')`;
	await database.sql`update public.surveys set version = 1 where id = ${of.id}`;
}

describe('silence', () => {
	const answered = async (daysAgo: number) => {
		await answerAs(database.sql, organization, survey, customer, answer());
		const at = new Date(Date.now() - daysAgo * 86_400_000);
		await database.sql`update public.responses set submitted_at = ${at} where customer_id = ${customer.id}`;
		await database.sql`update public.invitations set spent_at = ${at} where customer_id = ${customer.id}`;
	};

	test('is two invitations without an answer after an answer before, told once', async () => {
		await answered(90);
		await invite(40);
		await invite(20);
		await readTheClock();
		expect(await rowsOf()).toMatchObject([
			{ signal: 'silence', points: 1, evidence: { invitations: 2 } }
		]);
		await readTheClock();
		expect(await signalsOf()).toEqual(['silence']);
	});

	test('is none of somebody who never answered, of one invitation, or of a fresh one', async () => {
		const stranger = await makeCustomer(database.sql, organization);
		await invite(40, stranger);
		await invite(20, stranger);
		await answered(90);
		await invite(40);
		await invite(5);
		await readTheClock();
		expect(await signalsOf(stranger)).toEqual([]);
		expect(await signalsOf()).toEqual([]);
	});

	test('is none of somebody who has left', async () => {
		await answered(90);
		await invite(40);
		await invite(20);
		await database.sql`update public.customers set left_at = now() where id = ${customer.id}`;
		await readTheClock();
		expect(await signalsOf()).toEqual([]);
	});

	test('is not read of surveys in which nobody is to know who answered', async () => {
		await answered(90);
		const quiet = await makeSurvey(database.sql, organization);
		await carryNoNames(quiet);
		await invite(40, customer, quiet);
		await invite(20, customer, quiet);
		await readTheClock();
		expect(await signalsOf()).toEqual([]);
	});
});

describe('a survey that was begun and left', () => {
	const begin = async (fields: Record<string, string>, daysAgo: number, of = survey) => {
		const token = await invite(10, customer, of);
		await commitAs(
			database.sql,
			'anon',
			(as) => as`select public.save_draft(${token}, ${as.json(fields)})`
		);
		await database.sql`
			update private.drafts set updated_at = now() - ${`${daysAgo} days`}::interval where organization_id = ${organization.id}`;
		return token;
	};

	test('tells at which dimension', async () => {
		await begin({ p_a1: '6', e_a1: '6', p_a2: '2', e_a2: '2' }, 4);
		await readTheClock();
		expect(await rowsOf()).toMatchObject([
			{
				signal: 'left_at',
				points: 1,
				evidence: { survey: survey.code, dimension: 'b', name: { en: 'b' } }
			}
		]);
	});

	test('tells none when every item was rated', async () => {
		await begin({ p_b2: '6' }, 4);
		await readTheClock();
		const [row] = await rowsOf();
		expect(row?.evidence).not.toHaveProperty('dimension');
	});

	test('is none while it may still be sent, and none once it has been', async () => {
		const token = await begin({ p_a1: '6' }, 2);
		await readTheClock();
		expect(await signalsOf()).toEqual([]);
		await commitAs(
			database.sql,
			'anon',
			(as) => as`select public.submit_response(${token}, ${as.json(answer())})`
		);
		await database.sql`
			update public.invitations set started_at = now() - interval '5 days' where customer_id = ${customer.id}`;
		await readTheClock();
		expect(await signalsOf()).toEqual([]);
	});

	test('is not read where answers carry no names', async () => {
		await carryNoNames(survey);
		await begin({ p_a1: '6' }, 4);
		await readTheClock();
		expect(await signalsOf()).toEqual([]);
	});
});

async function report(who: Customer, facts: object): Promise<void> {
	const encounter = {
		external_id: unique('encounter'),
		customer: { external_id: who.externalId },
		...{ site: 'main', service: 'counter', channel: 'visit' },
		started_at: new Date(Date.now() - 7_200_000).toISOString(),
		ended_at: new Date(Date.now() - 3_600_000).toISOString(),
		...facts
	};
	await commitAs(
		database.sql,
		agent,
		(as) => as`select public.record_encounter(${organization.id}, ${as.json(encounter)})`
	);
}

describe('a fault of a batch at three customers', () => {
	const K2 = { product: 'K2', batch: '2026-07' };

	test('is a signal of everybody who has a product of it, and of nobody else', async () => {
		const others = [
			await makeCustomer(database.sql, organization),
			await makeCustomer(database.sql, organization)
		];
		const fault = { ...K2, facts: ['service_fault'] };
		const [owner, newer] = [
			await makeCustomer(database.sql, organization),
			await makeCustomer(database.sql, organization)
		];
		await report(owner, K2);
		await report(newer, { ...K2, batch: '2026-08' });
		await report(customer, fault);
		await report(others[0] ?? customer, fault);
		await readTheClock();
		expect(await signalsOf(owner)).toEqual([]);
		await report(others[1] ?? customer, fault);
		await readTheClock();
		expect(await rowsOf(owner)).toMatchObject([
			{ signal: 'product_batch', points: 2, evidence: { ...K2, customers: 3, days: 30 } }
		]);
		expect(await signalsOf()).toEqual(['product_batch', 'service_fault']);
		expect(await signalsOf(newer)).toEqual([]);
	});
});

describe('a season', () => {
	/** Complaints at the site: so many in this month of last year, so many in the months around it. */
	async function complaints(thisMonth: number, others: number): Promise<void> {
		await database.sql`
			insert into public.cases (organization_id, reference, kind, state, site_id, opened_at, due_at)
			select ${organization.id}, 'K-' || substr(md5(random()::text), 1, 8), 'complaint', 'received', ${organization.site}, at, at + interval '7 days'
			from (
				select date_trunc('month', now()) - interval '1 year' + interval '2 days' as at from generate_series(1, ${thisMonth})
				union all
				select date_trunc('month', now()) - interval '1 month' * (1 + n % 11) + interval '2 days' from generate_series(1, ${others}) as n
				union all select now() - interval '800 days') as dated`;
	}

	test('of many complaints adds to another signal, and is none by itself', async () => {
		await complaints(12, 22);
		const calm = await makeCustomer(database.sql, organization);
		await report(calm, {});
		await report(customer, { facts: ['cancelled'] });
		await readTheClock();
		const rows = await rowsOf();
		expect(rows.map(({ signal }) => signal)).toEqual(['cancelled', 'season_peak']);
		expect(rows[1]).toMatchObject({
			points: 1,
			evidence: { complaints: 12, ratio: 6, site: { en: 'Main' } }
		});
		expect(await signalsOf(calm)).toEqual([]);
	});

	test('is none where this month was like the others, or the complaints were few', async () => {
		await complaints(12, 110);
		await report(customer, { facts: ['cancelled'] });
		await readTheClock();
		expect(await signalsOf()).toEqual(['cancelled']);
		await database.sql`delete from public.cases where organization_id = ${organization.id} and kind = 'complaint'`;
		await complaints(9, 11);
		await readTheClock();
		expect(await signalsOf()).toEqual(['cancelled']);
	});
});

describe('a round', () => {
	/** Whom the clock would look at now; the ten minutes that are read twice have passed. */
	async function gathered(): Promise<Record<string, number>> {
		await database.sql`
			update private.clock_turns set next_at = now(), read_until = read_until + interval '10 minutes'
			where organization_id = ${organization.id}`;
		for (let turns = 0; turns < 4; turns += 1) {
			await database.sql`
				select private.gather_due(t) from private.clock_turns t
				where t.organization_id = ${organization.id} and t.next_at <= now() limit 1`;
		}
		const rows = await database.sql<{ signal: string; n: number }[]>`
			select signal, count(*)::int as n from private.clock_due where organization_id = ${organization.id} group by 1`;
		await database.sql`delete from private.clock_due where organization_id = ${organization.id}`;
		return Object.fromEntries(rows.map(({ signal, n }) => [signal, n]));
	}
	const parameter = (signal: string, value: object) => database.sql`
		update public.risk_card_signals s set parameters = s.parameters || ${database.sql.json({ ...value })}
		where s.organization_id = ${organization.id} and s.signal = ${signal}`;

	test('looks at nobody when nothing has become due', async () => {
		await invite(40);
		await invite(20);
		await readTheClock();
		expect(await gathered()).toEqual({});
	});

	test('looks at whose invitation has waited long enough since, and at nobody else', async () => {
		await invite(20, await makeCustomer(database.sql, organization));
		await readTheClock();
		await gathered();
		await invite(14);
		expect(await gathered()).toEqual({ silence: 1 });
	});

	test('looks at who has answered since: an older answer may have been imported', async () => {
		await readTheClock();
		await gathered();
		await answerAs(database.sql, organization, survey, customer, answer());
		expect(await gathered()).toMatchObject({ silence: 1 });
	});

	test('looks at everybody who waits when the card waits otherwise', async () => {
		await answerAs(database.sql, organization, survey, customer, answer());
		await database.sql`update public.responses set submitted_at = now() - interval '90 days' where customer_id = ${customer.id}`;
		await database.sql`update public.invitations set spent_at = now() - interval '91 days' where customer_id = ${customer.id}`;
		await invite(10);
		await invite(8);
		await readTheClock();
		expect(await signalsOf()).toEqual([]);
		await parameter('silence', { wait_days: 7 });
		await readTheClock();
		expect(await signalsOf()).toEqual(['silence']);
	});

	test('waits for each segment as the card says, and looks at it when its own wait has ended', async () => {
		await database.sql`update public.customers set segment = 'home' where id = ${customer.id}`;
		await parameter('silence', { overrides: [{ segment: 'home', wait_days: 7 }] });
		await parameter('left_at', { overrides: [{ segment: 'home', wait_days: 1 }] });
		const others = await makeCustomer(database.sql, organization);
		for (const who of [customer, others]) {
			await answerAs(database.sql, organization, survey, who, answer());
			await database.sql`update public.responses set submitted_at = now() - interval '90 days' where customer_id = ${who.id}`;
			await database.sql`update public.invitations set spent_at = now() - interval '91 days' where customer_id = ${who.id}`;
			await invite(10, who);
		}
		await readTheClock();
		await gathered();
		for (const who of [customer, others]) await invite(7, who);
		await database.sql`
			update public.invitations set started_at = now() - interval '24 hours 5 minutes' where spent_at is null and created_at > now() - interval '8 days'
				and organization_id = ${organization.id}`;
		await readTheClock();
		expect(await signalsOf()).toEqual(['left_at', 'silence']);
		expect(await signalsOf(others)).toEqual([]);
	});

	test('brings to the worker only whose alert may change by it', async () => {
		const calm = await makeCustomer(database.sql, organization);
		const near = await makeCustomer(database.sql, organization);
		const low = { perceptions: ratings(2, 2, 6, 6), expectations: {}, overall: null };
		await answerAs(database.sql, organization, survey, near, answer(low));
		await parameter('product_batch', { customers: 1 });
		await database.sql`
			update public.risk_card_signals set points = 3 where organization_id = ${organization.id} and signal = 'product_batch'`;
		await report(calm, { batch: 'B' });
		await report(near, { batch: 'B', facts: ['service_fault'] });
		await commitAs(database.sql, 'service_role', (as) => as`select public.review_due(1000)`);
		await readTheClock();
		const due = await database.sql`
			select customer_id from private.reviews_due where organization_id = ${organization.id}`;
		expect(await signalsOf(calm)).toEqual(['product_batch']);
		expect([...due]).toEqual([{ customer_id: near.id }]);
	});
});

test('portions are written until nothing is left, each signal once, also by two workers at the same time', async () => {
	const owners: Customer[] = [];
	for (let place = 0; place < 7; place += 1) {
		const owner = await makeCustomer(database.sql, organization);
		await report(owner, { batch: 'B', facts: ['service_fault'] });
		owners.push(owner);
	}
	await Promise.all([readTheClock(2), readTheClock(2)]);
	for (const owner of owners) {
		expect((await signalsOf(owner)).filter((signal) => signal === 'product_batch')).toHaveLength(1);
	}
});

test('whoever rises by the clock is reviewed by the worker', async () => {
	const low = { perceptions: ratings(2, 2, 6, 6), expectations: {}, overall: null };
	await answerAs(database.sql, organization, survey, customer, answer(low));
	for (const who of [
		customer,
		...(await Promise.all([1, 2].map(() => makeCustomer(database.sql, organization))))
	]) {
		await report(who, { batch: 'B', facts: ['service_fault'] });
	}
	const alerts = () =>
		database.sql`select band from public.risk_alerts where customer_id = ${customer.id}`;
	expect(await alerts()).toEqual([]);
	await readTheClock();
	await commitAs(database.sql, 'service_role', (as) => as`select public.review_due(100)`);
	expect(await alerts()).toEqual([{ band: 'amber' }]);
});

test('an invitation that comes back is one signal, however often it does', async () => {
	const token = await invite(1);
	await database.sql`
		update public.invitations set bounced_at = now() where token_hash = sha256(convert_to(${token}, 'UTF8'))`;
	await database.sql`
		insert into public.contact_log (organization_id, customer_id, channel, purpose, survey_id, invitation_id, outcome, message)
		select organization_id, customer_id, 'email', 'reminder', survey_id, id, 'sent', 'reminder:1' from public.invitations
		where token_hash = sha256(convert_to(${token}, 'UTF8'))`;
	await database.sql`update public.contact_log set outcome = 'failed' where customer_id = ${customer.id}`;
	expect(await rowsOf()).toMatchObject([
		{ signal: 'notice_undelivered', points: 1, evidence: { survey: survey.code, channel: 'link' } }
	]);
});
