/** Customers who have left: who may say so, what it changes, and that it can be taken back. */
import { beforeEach, describe, expect, test } from 'vitest';
import * as gateway from '#lib/server/gateway/gateway.ts';
import * as customers from '#lib/server/customers.ts';
import * as encounters from '#lib/server/encounters.ts';
import { importEncounters } from '#lib/server/encounter-imports.ts';
import type { Encounter } from '#lib/schemas/encounter.ts';
import { clientOf, useGateway } from '../../../tests/support/gateway-clients.ts';
import {
	makeMember,
	makeOrganization,
	only,
	unique,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import { makeCustomer, makeSurvey, type Customer } from '../../../tests/support/make-survey.ts';
import { addSignal } from '../../../tests/support/risk.ts';
import { useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();
useGateway(database);

let organization: Organization;
let agent: Member;
let customer: Customer;

beforeEach(async () => {
	organization = await makeOrganization(database.sql, 'Asia/Shanghai');
	agent = await makeMember(database.sql, organization, 'agent');
	customer = await makeCustomer(database.sql, organization);
});

const dbOf = async (who: Member) => ({
	client: await clientOf(who),
	organization: organization.id
});
const service = async () => ({
	client: await gateway.serviceClient(),
	organization: organization.id
});
const leave = async (at: string | null, who = agent) =>
	customers.leave(await dbOf(who), customer.externalId, at);
const leftAt = async () =>
	(await customers.marks(await dbOf(agent), customer.externalId))?.leftAt ?? null;
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
const LONG_AGO = '2026-11-02T16:00:00.000Z';

const contact = (facts: object = {}): Encounter => ({
	external_id: unique('encounter'),
	customer: { external_id: customer.externalId, ...facts },
	...{ site: 'main', service: 'counter', channel: 'visit' },
	...{ started_at: '2026-11-20T08:00:00Z', ended_at: '2026-11-20T09:00:00Z' }
});
const report = async (encounter: Encounter) =>
	encounters.record(await service(), encounter, 'https://heed.test');

const alerts = () => database.sql`
	select a.band, a.closed_at is null as "isOpen" from public.risk_alerts a
	where a.organization_id = ${organization.id} and a.customer_id = ${customer.id} order by a.opened_at`;

describe('that a customer has left', () => {
	test('is said by staff, is on the record, and is taken back', async () => {
		await leave(LONG_AGO);
		expect(new Date((await leftAt()) ?? '').toISOString()).toBe(LONG_AGO);
		await leave(LONG_AGO);
		await leave(null);
		expect(await leftAt()).toBeNull();
		const audit = await database.sql`
			select action, subject, actor_id from public.audit_events where organization_id = ${organization.id} order by at`;
		expect(audit).toEqual([
			{ action: 'customer_left', subject: customer.externalId, actor_id: agent.userId },
			{ action: 'customer_returned', subject: customer.externalId, actor_id: agent.userId }
		]);
	});

	test('is not said of a day to come', async () => {
		await expect(leave(daysAgo(-2))).rejects.toMatchObject({ code: 'invalid' });
		expect(await leftAt()).toBeNull();
	});

	test('is not for trainers, nor for other organisations', async () => {
		const trainer = await makeMember(database.sql, organization, 'trainer');
		await expect(leave(LONG_AGO, trainer)).rejects.toMatchObject({ code: 'forbidden' });
		const stranger = await makeMember(database.sql, await makeOrganization(database.sql), 'admin');
		await expect(leave(LONG_AGO, stranger)).rejects.toMatchObject({ code: 'not_found' });
		expect(await leftAt()).toBeNull();
	});

	test('comes with the facts of a customer: a moment, null for back, nothing for as it was', async () => {
		await report(contact({ left_at: '2026-11-20 17:30' }));
		expect(new Date((await leftAt()) ?? '').toISOString()).toBe('2026-11-20T09:30:00.000Z');
		await report(contact({ segment: 'home' }));
		expect(await leftAt()).not.toBeNull();
		await report(contact({ left_at: null }));
		expect(await leftAt()).toBeNull();
	});

	test('comes in a file, and a moment to come is refused there', async () => {
		const file = (left: string, id = unique('encounter')) =>
			Buffer.from(
				`external_id,customer,site,service,channel,started_at,left_at\n${id},${customer.externalId},main,counter,visit,2026-11-20 10:00,${left}\n`
			);
		const db = await service();
		expect(await importEncounters(db, file('2099-01-01'), 'en')).toMatchObject({
			accepted: 0,
			rejected: [{ code: 'future_date' }]
		});
		expect(await importEncounters(db, file('2026-11-21'), 'en')).toMatchObject({ accepted: 1 });
		expect(new Date((await leftAt()) ?? '').toISOString()).toBe('2026-11-20T16:00:00.000Z');
		expect(await importEncounters(db, file(''), 'en')).toMatchObject({ accepted: 1 });
		expect(await leftAt()).not.toBeNull();
	});
});

describe('who has left', () => {
	test('is not invited any more, by whatever way is asked about', async () => {
		const survey = await makeSurvey(database.sql, organization);
		await database.sql`update public.customers set email = 'a@example.test' where id = ${customer.id}`;
		await database.sql`update public.contact_rules set quiet_from = '00:00', quiet_until = '00:00' where organization_id = ${organization.id}`;
		const decide = async () =>
			only(
				(
					await database.sql`
					select decision, rule from private.contact_decision(${organization.id}, ${customer.id}, ${survey.id}, 'email', null, now())`
				)[0]
			);
		expect(await decide()).toEqual({ decision: 'send', rule: null });
		await leave(LONG_AGO);
		expect(await decide()).toEqual({ decision: 'skip', rule: 'left' });

		const asked = { ...contact(), invite: survey.code };
		expect((await report(asked)).invitation).toBeUndefined();
		await leave(null);
		expect((await report({ ...contact(), invite: survey.code })).invitation?.url).toContain('http');
	});

	test('raises no alert by points, and is heard all the same', async () => {
		await leave(LONG_AGO);
		await addSignal(database.sql, organization, customer, { points: 9 });
		expect(await alerts()).toEqual([]);
		await addSignal(database.sql, organization, customer, {
			...{ signal: 'contact_requested', isMustAct: true }
		});
		expect(await alerts()).toEqual([{ band: 'must_act', isOpen: true }]);
	});

	test('waits for nothing any more, and once back is looked at anew', async () => {
		await database.sql`update public.prevention_rules set weekly_capacity = 1 where organization_id = ${organization.id}`;
		const first = await makeCustomer(database.sql, organization);
		await addSignal(database.sql, organization, first, { points: 6 });
		await addSignal(database.sql, organization, customer, { points: 6 });
		expect(await alerts()).toEqual([{ band: 'amber', isOpen: true }]);
		await leave(daysAgo(0));
		expect(await alerts()).toEqual([{ band: 'amber', isOpen: false }]);
		await addSignal(database.sql, organization, customer, { points: 3 });
		expect(await alerts()).toHaveLength(1);
		await leave(null);
		expect(await alerts()).toEqual([
			{ band: 'amber', isOpen: false },
			{ band: 'red', isOpen: true }
		]);
	});

	test('stands in the queue as before when it was said by mistake', async () => {
		await database.sql`update public.prevention_rules set weekly_capacity = 1 where organization_id = ${organization.id}`;
		await addSignal(database.sql, organization, await makeCustomer(database.sql, organization), {
			points: 6
		});
		await addSignal(database.sql, organization, customer, { points: 6 });
		await leave(daysAgo(0));
		await report(contact({ left_at: null }));
		await database.sql`select public.review_due(100)`;
		expect(await alerts()).toEqual([
			{ band: 'amber', isOpen: false },
			{ band: 'amber', isOpen: true }
		]);
	});

	test('is heard although a waiting alert ended after they had asked', async () => {
		await database.sql`update public.prevention_rules set weekly_capacity = 1 where organization_id = ${organization.id}`;
		await addSignal(database.sql, organization, await makeCustomer(database.sql, organization), {
			points: 6
		});
		await addSignal(database.sql, organization, customer, { points: 6 });
		// What the worker reads is written first and reviewed in a round of its own.
		await database.sql`
			select private.add_risk_event(${organization.id}, ${customer.id}, 'regulator_named', now(), 'words', '{}')`;
		await leave(daysAgo(0));
		await database.sql`select private.review_customer(${organization.id}, ${customer.id})`;
		expect(await alerts()).toEqual([
			{ band: 'amber', isOpen: false },
			{ band: 'must_act', isOpen: true }
		]);
	});

	test('is told by the list, to people and to other systems', async () => {
		await leave(LONG_AGO);
		const other = await makeCustomer(database.sql, organization);
		const { items } = await customers.list(await dbOf(agent), { sort: 'external_id' });
		const told = items.map((row) => customers.asApiCustomer(row, 'UTC'));
		const of = ({ externalId }: Customer) =>
			told.find(({ external_id }) => external_id === externalId)?.left_at;
		expect(new Date(of(customer) ?? '').toISOString()).toBe(LONG_AGO);
		expect(of(other)).toBeNull();
	});

	test('is in no snapshot after that, and in those before', async () => {
		await addSignal(database.sql, organization, customer, { points: 2, daysAgo: 20 });
		await leave(daysAgo(8));
		const stood = (days: number) => database.sql`
			select s.score from private.snapshot_of(${organization.id}, now() - ${`${days} days`}::interval, array[${customer.id}::uuid]) as s`;
		expect(await stood(10)).toEqual([{ score: 2 }]);
		expect(await stood(5)).toEqual([]);
	});
});
