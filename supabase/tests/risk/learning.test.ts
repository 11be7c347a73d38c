/** The card learns from what became of customers; a person accepts. */
import { beforeEach, describe, expect, test } from 'vitest';
import { riskOf } from '#lib/domain/learning/prior-centred-card.ts';
import { scaled } from '#lib/domain/learning/sample-outcomes.ts';
import { readCustomer } from '#lib/server/api/operations/customers.ts';
import * as customers from '#lib/server/customers.ts';
import * as gateway from '#lib/server/gateway/gateway.ts';
import * as learning from '#lib/server/learning.ts';
import { clientOf, useGateway } from '../../../tests/support/gateway-clients.ts';
import {
	makeMember,
	makeOrganization,
	only,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import { makeOutcomes } from '../../../tests/support/make-outcomes.ts';
import { makeCustomer } from '../../../tests/support/make-survey.ts';
import { addSignal } from '../../../tests/support/risk.ts';
import { useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();
useGateway(database);

let organization: Organization;
let admin: Member;
let manager: Member;

beforeEach(async () => {
	const { sql } = database;
	await sql`delete from private.learning_runs`;
	await sql`insert into private.learning_runs (organization_id, ran_at) select id, now() from public.organizations`;
	organization = await makeOrganization(sql);
	admin = await makeMember(sql, organization, 'admin');
	manager = await makeMember(sql, organization, 'quality_manager');
});

const WRONG = { ...scaled(0.4), overall_drop: -0.8, long_wait: 1 };
const dbOf = async (who: Member) => ({
	client: await clientOf(who),
	organization: organization.id
});
const learnDue = async () => learning.learnDue(await gateway.serviceClient(), () => false);

test('once a week every organisation is learned from that has something to learn from', async () => {
	expect(await learnDue()).toBe(0);
	await makeOutcomes(database.sql, organization, { effect: WRONG, count: 350 });
	const all = await Promise.all([learnDue(), learnDue(), learnDue()]);
	expect(all.reduce((sum, kept) => sum + kept, 0)).toBe(1);
	expect(await learnDue()).toBe(0);
	await database.sql`update private.learning_runs set ran_at = now() - interval '8 days' where organization_id = ${organization.id}`;
	expect(await learnDue()).toBe(1);
	const { models } = await learning.state(await dbOf(manager));
	expect(models.map(({ version }) => version)).toEqual([2, 1]);
});

test('what was learned tells from how many, how well it fared, and which points it proposes', async () => {
	const made = await makeOutcomes(database.sql, organization, { effect: WRONG, count: 400 });
	// One customer was called in every window: they are not learned from.
	await database.sql`
		with file as (
			insert into public.cases (organization_id, kind, state, customer_id, opened_at, due_at)
			values (${organization.id}, 'prevention', 'open', ${made[0] ?? ''}, now() - interval '1 year', now()) returning id)
		insert into public.case_events (organization_id, case_id, kind, at)
		select ${organization.id}, f.id, 'contact_attempted', now() - make_interval(days => d)
		from file f, unnest('{270,200,140,80}'::integer[]) as d`;
	await learnDue();
	const { models, observed } = await learning.state(await dbOf(manager));
	const model = only(models[0]);
	expect(model).toMatchObject({ version: 1, verdict: 'better', n: 4 * 399, isActive: false });
	expect(observed.rows.reduce((sum, { n }) => sum + n, 0)).toBe(4 * 399);
	expect(observed.actedOn).toBe(4);
	expect(observed.rows.reduce((sum, { complaints }) => sum + complaints, 0)).toBe(model.complaints);
	expect(model.metrics.challenger.n).toBe(399);
	expect(model.metrics.challenger.brier).toBeLessThan(model.metrics.champion.brier ?? 0);
	// How common signals were is told of all, also of those who were called.
	expect(model.metrics.reference.n).toBe(4 * 400);
	expect(model.metrics.reference.signals['long_wait']?.reduce((a, b) => a + b, 0)).toBe(4 * 400);
	const wait = model.proposal.find(({ signal }) => signal === 'long_wait');
	expect(wait).toMatchObject({ points: 1, doubts: [] });
	expect(wait?.proposed).toBeGreaterThan(1);
});

test('too little to learn from leaves nothing behind', async () => {
	await makeOutcomes(database.sql, organization, { effect: WRONG, count: 30 });
	expect(await learnDue()).toBe(0);
	expect((await learning.state(await dbOf(manager))).models).toEqual([]);
});

describe('accepting', () => {
	beforeEach(async () => {
		await makeOutcomes(database.sql, organization, { effect: WRONG, count: 400 });
		await learnDue();
	});
	const active = async () =>
		(await learning.state(await dbOf(manager))).models.flatMap(({ isActive, version }) =>
			isActive ? [version] : []
		);

	test('is for admins, takes the model into use, and can be taken back', async () => {
		await expect(learning.accept(await dbOf(manager), 1)).rejects.toMatchObject({
			code: 'forbidden'
		});
		expect(await active()).toEqual([]);
		await learning.accept(await dbOf(admin), 1);
		expect(await active()).toEqual([1]);
		await learning.retire(await dbOf(admin));
		expect(await active()).toEqual([]);
		const audit = await database.sql`
			select action, subject, actor_id from public.audit_events where organization_id = ${organization.id} order by at`;
		expect(audit).toMatchObject([
			{ action: 'risk_model_accepted', subject: '1', actor_id: admin.userId },
			{ action: 'risk_model_retired', actor_id: admin.userId }
		]);
	});

	test('is refused where what was in use was not beaten', async () => {
		await learning.accept(await dbOf(admin), 1);
		await learning.learn(await gateway.serviceClient(), organization.id);
		await database.sql`update public.risk_models set verdict = 'kept' where organization_id = ${organization.id} and version = 2`;
		await expect(learning.accept(await dbOf(admin), 2)).rejects.toMatchObject({
			code: 'not_found'
		});
		await expect(learning.accept(await dbOf(admin), 9)).rejects.toMatchObject({
			code: 'not_found'
		});
		expect(await active()).toEqual([1]);
	});

	test('is told to nobody else', async () => {
		const agent = await clientOf(await makeMember(database.sql, organization, 'agent'));
		expect((await agent.from('risk_models').select('version')).data).toEqual([]);
		const stranger = await makeMember(database.sql, await makeOrganization(database.sql), 'admin');
		await expect(learning.accept(await dbOf(stranger), 1)).rejects.toMatchObject({
			code: 'not_found'
		});
	});
});

describe('the probability of one customer', () => {
	const learnedOf = async (externalId: string, who = admin) =>
		(await customers.learned(await dbOf(who), externalId)) ?? undefined;
	const known = async (signals: Record<string, number>) => {
		const customer = await makeCustomer(database.sql, organization);
		for (const [signal, rows] of Object.entries(signals)) {
			for (let each = 0; each < rows; each += 1)
				await addSignal(database.sql, organization, customer, { signal, points: 1 });
		}
		return customer;
	};
	beforeEach(async () => {
		await makeOutcomes(database.sql, organization, { effect: WRONG, count: 400 });
		await learnDue();
	});

	test('is told once a model is accepted, and adds up', async () => {
		const someone = await known({ long_wait: 2 });
		expect(await learnedOf(someone.externalId)).toBeUndefined();
		await learning.accept(await dbOf(admin), 1);
		const agent = await makeMember(database.sql, organization, 'agent');
		const told = only(await learnedOf(someone.externalId, agent));
		const model = only((await learning.state(await dbOf(manager))).models[0]);
		const said = riskOf({ stage: 'weights', ...model }, { long_wait: 2 });
		expect(told.probability).toBeCloseTo(said, 9);
		expect(told).toMatchObject({ version: 1, n: model.n, complaints: model.complaints });
		const sum = told.parts.reduce((all, { contribution }) => all + contribution, told.intercept);
		expect(Math.log(said / (1 - said))).toBeCloseTo(sum, 9);
		expect(told.parts.find(({ signal }) => signal === 'long_wait')).toMatchObject({ rows: 2 });
	});

	test('comes with what became of customers in its class, once they were counted', async () => {
		const { sql } = database;
		const count = async () => {
			while (only((await sql`select public.count_observed_rates() as did`)[0])['did']);
		};
		const someone = await known({ long_wait: 1 });
		await count();
		await learning.accept(await dbOf(admin), 1);
		expect((await learnedOf(someone.externalId))?.alike).toBeNull();
		// Accepting it makes the count due.
		await count();
		const { alike, probability } = only(await learnedOf(someone.externalId));
		const { calibration } = (await learning.state(await dbOf(manager))).audit;
		expect(alike?.from).toBeLessThanOrEqual(probability);
		expect(alike?.to).toBeGreaterThan(probability);
		expect(calibration?.classes).toContainEqual(expect.objectContaining(alike ?? { n: -1 }));
	});

	test('is nothing for somebody of whom nothing is known, and for strangers', async () => {
		await learning.accept(await dbOf(admin), 1);
		const unknown = await makeCustomer(database.sql, organization);
		expect(await learnedOf(unknown.externalId)).toBeUndefined();
		expect(await learnedOf('nobody')).toBeUndefined();
		const trainer = await makeMember(database.sql, organization, 'trainer');
		await expect(learnedOf(unknown.externalId, trainer)).rejects.toMatchObject({
			code: 'forbidden'
		});
	});

	test('is what the API describes', async () => {
		await learning.accept(await dbOf(admin), 1);
		const someone = await known({ long_wait: 2, low_answer: 1 });
		const db = await dbOf(admin);
		const record = only((await customers.record(db, someone.externalId)) ?? undefined);
		const risk = await customers.learned(db, someone.externalId);
		const answered = customers.asApiRecord(record, risk, 'UTC');
		expect(() => readCustomer.answers[200]?.schema.parse(answered)).not.toThrow();
		expect(answered.risk).toMatchObject({ window_days: 60, model_version: 1 });
		expect(answered.risk?.raising.map(({ code }) => code)).toContain('long_wait');
	});
});

describe('what is in use is watched', () => {
	test('by signals that became commoner, and by complaints that came for those expected', async () => {
		const { sql } = database;
		const made = await makeOutcomes(sql, organization, {
			...{ effect: WRONG, count: 400, daysAgo: [343, 280, 217, 154] }
		});
		await learnDue();
		await learning.accept(await dbOf(admin), 1);
		const before = (await learning.state(await dbOf(manager))).audit;
		expect(before.calibration).toMatchObject({ version: 1, n: 0, observed: 0, expected: 0 });
		const classes = before.calibration?.classes ?? [];
		const sum = (of: 'n' | 'complaints' | 'expected') =>
			classes.reduce((total, each) => total + each[of], 0);
		const learned = only((await learning.state(await dbOf(manager))).models[0]);
		expect({ n: sum('n'), complaints: sum('complaints') }).toEqual({
			n: learned.n,
			complaints: learned.complaints
		});
		// Fitted with a weak level: in the large it says what came.
		expect(sum('expected') / sum('complaints')).toBeCloseTo(1, 1);
		expect(classes).toHaveLength(6);
		for (const { from, to, n, expected } of classes.filter((each) => each.n > 0)) {
			expect(expected / n).toBeGreaterThanOrEqual(from);
			expect(expected / n).toBeLessThan(to);
		}
		expect(before.recent).toEqual({ n: 0, signals: {} });

		// Nine weeks later: every third complained, and lately everybody waits.
		const stand = (days: number, signals: object) => sql`
			insert into public.risk_snapshots (organization_id, customer_id, as_of, card_id, score, band, signals)
			select ${organization.id}, u.id, date_trunc('day', now()) - ${`${days} days`}::interval, c.id, 1, 'low', ${sql.json(signals as never)}
			from unnest(${made}::uuid[]) as u (id), public.risk_cards c where c.organization_id = ${organization.id} and c.is_active`;
		await stand(91, {});
		await stand(7, { long_wait: 1 });
		await stand(14, { long_wait: 2 });
		await sql`
			insert into public.cases (organization_id, kind, state, customer_id, opened_at, due_at)
			select ${organization.id}, 'complaint', 'received', u.id, now() - interval '80 days', now()
			from unnest(${made.slice(0, 133)}::uuid[]) as u (id)`;
		const { audit, models } = await learning.state(await dbOf(manager));
		expect(audit.recent).toEqual({ n: 800, signals: { long_wait: [0, 400, 400] } });
		expect(audit.coverage).toEqual({ customers: 400, known: 400 });
		expect(audit.calibration).toMatchObject({ version: 1, n: 400, observed: 133 });
		const model = only(models[0]);
		const risk = riskOf({ stage: 'weights', ...model }, {});
		expect(audit.calibration?.expected).toBeCloseTo(400 * risk, 6);
	});

	test('by points, by the card in use now, then and lately', async () => {
		const { sql } = database;
		const made = await makeOutcomes(sql, organization, { effect: WRONG, count: 400 });
		await learnDue();
		const scores = async () => (await learning.state(await dbOf(manager))).audit.scores;
		const { then, now } = await scores();
		expect(now).toEqual([]);
		const stored = await sql<{ score: number; n: number }[]>`
			select s.score, count(*)::integer as n from public.risk_snapshots s
			where s.organization_id = ${organization.id} group by 1 order by 1`;
		expect(then).toEqual(stored.map(({ score, n }) => [score, n]));
		await sql`
			insert into public.risk_snapshots (organization_id, customer_id, as_of, card_id, score, band, signals)
			select ${organization.id}, ${made[0] ?? ''}, now() - interval '3 days', c.id, 1, 'low', '{"long_wait": 3, "unknown_yet": 2}'
			from public.risk_cards c where c.organization_id = ${organization.id} and c.is_active`;
		// A new card is no drift: both are counted by it.
		await sql`
			update public.risk_card_signals s set points = 4 from public.risk_cards c
			where c.organization_id = ${organization.id} and c.is_active and s.organization_id = c.organization_id
				and s.card_id = c.id and s.signal = 'long_wait'`;
		expect((await scores()).now).toEqual([[12, 1]]);
		expect((await scores()).then).not.toEqual(then);
	});

	test('by month: of those left alone at its first snapshot, who complained in 28 days', async () => {
		const { sql } = database;
		const made = await Promise.all(
			Array.from({ length: 5 }, () => makeCustomer(sql, organization).then(({ id }) => id))
		);
		const zone = "at time zone 'Asia/Shanghai'";
		const month = (back: number) =>
			`(date_trunc('month', now() ${zone}) - interval '${back} months') ${zone}`;
		const stand = (who: string, at: string) =>
			sql.unsafe(
				`insert into public.risk_snapshots (organization_id, customer_id, as_of, card_id, score, band, signals)
				select '${organization.id}', '${who}', ${at}, c.id, 1, 'low', '{}'
				from public.risk_cards c where c.organization_id = '${organization.id}' and c.is_active`
			);
		const complain = (who: string | undefined, at: string) =>
			sql.unsafe(
				`insert into public.cases (organization_id, kind, state, customer_id, opened_at, due_at)
				values ('${organization.id}', 'complaint', 'received', '${who ?? ''}', ${at}, now())`
			);
		for (const who of made) {
			await stand(who, `${month(5)} + interval '1 day'`);
			await stand(who, `${month(5)} + interval '8 days'`); // not the first of its month
			await stand(who, `${month(3)} + interval '2 days'`);
			await stand(who, `${month(0)} + interval '1 minute'`); // not over yet
		}
		await complain(made[0], `${month(5)} + interval '28 days'`);
		await complain(made[1], `${month(5)} + interval '29 days 1 minute'`); // too late
		await complain(made[2], `${month(3)} + interval '1 day'`); // before
		await complain(made[3], `${month(3)} + interval '3 days'`); // contacted
		await sql.unsafe(
			`with file as (
				insert into public.cases (organization_id, kind, state, customer_id, opened_at, due_at)
				values ('${organization.id}', 'prevention', 'open', '${made[3] ?? ''}', ${month(3)}, now()) returning id)
			insert into public.case_events (organization_id, case_id, kind, at)
			select '${organization.id}', f.id, 'contact_attempted', ${month(3)} + interval '5 days' from file f`
		);
		const { baseRate } = (await learning.state(await dbOf(manager))).audit;
		expect(baseRate.map(({ n, complaints }) => [n, complaints])).toEqual([
			[5, 1],
			[0, 0],
			[4, 0]
		]);
	});

	test('by groups: who was flagged, who complained, and how often both', async () => {
		const { sql } = database;
		const made = await makeOutcomes(sql, organization, {
			effect: {},
			count: 40,
			daysAgo: [91],
			level: -9
		});
		await sql`update public.risk_snapshots set band = 'low' where organization_id = ${organization.id}`;
		await sql`
			update public.risk_snapshots s set band = 'red' from public.customers c
			where s.organization_id = ${organization.id} and c.organization_id = s.organization_id and c.id = s.customer_id
				and c.segment = 'home' and c.locale = 'zh'`;
		const flagged = await sql<{ id: string }[]>`
			select customer_id as id from public.risk_snapshots where organization_id = ${organization.id} and band = 'red'`;
		const calm = made.filter((id) => !flagged.some((each) => each.id === id));
		for (const id of [flagged[0]?.id, flagged[1]?.id, calm[0]]) {
			await sql`
				insert into public.cases (organization_id, kind, state, customer_id, opened_at, due_at)
				values (${organization.id}, 'complaint', 'received', ${id ?? null}, now() - interval '70 days', now())`;
		}
		await sql`
			with file as (
				insert into public.cases (organization_id, kind, state, customer_id, opened_at, due_at)
				values (${organization.id}, 'prevention', 'open', ${flagged[2]?.id ?? null}, now() - interval '91 days', now()) returning id)
			insert into public.case_events (organization_id, case_id, kind, at)
			select ${organization.id}, f.id, 'contact_attempted', now() - interval '60 days' from file f`;
		const { groups } = (await learning.state(await dbOf(manager))).audit;
		expect(groups.find(({ kind, name }) => kind === 'locale' && name === 'zh')).toMatchObject({
			...{ n: 20, flagged: 10, leftAlone: 19, leftAloneFlagged: 9, foreseen: 2 }
		});
		const all = groups.filter(({ kind }) => kind === 'segment');
		expect(all.reduce((sum, { complaints }) => sum + complaints, 0)).toBe(3);
		expect(all.reduce((sum, { n }) => sum + n, 0)).toBe(40);
	});

	test('which is told to managers of quality and admins alone', async () => {
		const agent = await makeMember(database.sql, organization, 'agent');
		await expect(learning.state(await dbOf(agent))).rejects.toMatchObject({ code: 'forbidden' });
	});
});
