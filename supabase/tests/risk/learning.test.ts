/** The card learns from what became of customers; a person accepts. */
import { beforeEach, describe, expect, test } from 'vitest';
import { riskOf } from '#lib/domain/learning/prior-centred-card.ts';
import { scaled } from '#lib/domain/learning/sample-outcomes.ts';
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

describe('what is in use is watched', () => {
	test('by signals that became commoner, and by complaints that came for those expected', async () => {
		const { sql } = database;
		const made = await makeOutcomes(sql, organization, {
			...{ effect: WRONG, count: 400, daysAgo: [343, 280, 217, 154] }
		});
		await learnDue();
		await learning.accept(await dbOf(admin), 1);
		const before = (await learning.state(await dbOf(manager))).audit;
		expect(before.calibration).toEqual({ version: 1, n: 0, observed: 0, expected: 0 });
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
