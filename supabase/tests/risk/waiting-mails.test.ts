import { beforeEach, expect, test } from 'vitest';
import {
	makeMember,
	makeOrganization,
	only,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import { makeCustomer, type Customer } from '../../../tests/support/make-survey.ts';
import { addGap, addSignal } from '../../../tests/support/risk.ts';
import { commitAs, useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();

let organization: Organization;
let agent: Member;
let customer: Customer;

beforeEach(async () => {
	// What other tests left must not be claimed in the place of this one's.
	await database.sql`delete from public.outbox`;
	organization = await makeOrganization(database.sql, 'UTC');
	agent = await makeMember(database.sql, organization, 'agent');
	customer = await makeCustomer(database.sql, organization);
	await database.sql`
		update public.contact_rules set quiet_from = (now() at time zone 'UTC' - interval '2 hours')::time,
			quiet_until = (now() at time zone 'UTC' + interval '3 hours')::time
		where organization_id = ${organization.id}`;
});

/** The night is over: what waited is due. */
const comeMorning = () => database.sql`
	update public.outbox set due_at = now() - interval '1 second' where organization_id = ${organization.id}`;

const claim = async () => [
	...(await database.sql<{ recipient: string; kind: string; facts: { band?: string } }[]>`
		select recipient, kind, facts from public.claim_messages(10)`)
];

async function dropped() {
	return [
		...(await database.sql<{ kind: string; rule: string | null; isDead: boolean }[]>`
			select kind, dropped_rule as rule, dead_at is not null as "isDead" from public.outbox
			where organization_id = ${organization.id} and dropped_rule is not null`)
	];
}

async function reference(): Promise<string> {
	const [row] = await database.sql<{ reference: string }[]>`
		select reference from public.cases where organization_id = ${organization.id} order by opened_at limit 1`;
	return only(row).reference;
}

/** What a colleague does at night. */
async function atNight(
	who: Member,
	act: 'contact' | 'note' | 'close' | 'hand over',
	to = who
): Promise<void> {
	const found = await reference();
	await commitAs(database.sql, who, async (db) => {
		if (act === 'contact')
			await db`select public.transition_case(${organization.id}, ${found}, 'contacted', null, '{"channel": "phone"}')`;
		if (act === 'note')
			await db`select public.note_case(${organization.id}, ${found}, 'note', 'Seen')`;
		if (act === 'close')
			await db`select public.transition_case(${organization.id}, ${found}, 'closed', null, '{"outcome": "solved"}')`;
		if (act === 'hand over')
			await db`select public.assign_case(${organization.id}, ${found}, ${to.userId})`;
	});
}

test('a Red mail that waited leaves in the morning when nothing has happened', async () => {
	await addSignal(database.sql, organization, customer, { points: 9 });
	expect(await claim()).toEqual([]);
	await comeMorning();
	expect(await claim()).toMatchObject([{ recipient: agent.email, facts: { band: 'red' } }]);
	expect(await dropped()).toEqual([]);
});

test('a mail to the owner is not sent once the case has ended', async () => {
	await addSignal(database.sql, organization, customer, { points: 9 });
	await atNight(agent, 'close');
	await comeMorning();
	expect(await claim()).toEqual([]);
	expect(await dropped()).toEqual([{ kind: 'alert_opened', rule: 'case_closed', isDead: true }]);
	await comeMorning();
	expect(await claim()).toEqual([]);
});

test('nor when a colleague has reached the customer', async () => {
	const colleague = await makeMember(database.sql, organization, 'quality_manager');
	await addSignal(database.sql, organization, customer, { points: 9 });
	await atNight(colleague, 'contact');
	await comeMorning();
	expect(await claim()).toEqual([]);
	expect(await dropped()).toMatchObject([{ rule: 'worked_on' }]);
});

test('an attempt of a colleague that reached nobody keeps nothing back', async () => {
	const colleague = await makeMember(database.sql, organization, 'quality_manager');
	await addSignal(database.sql, organization, customer, { points: 9 });
	const found = await reference();
	await commitAs(
		database.sql,
		colleague,
		(db) =>
			db`select public.note_case(${organization.id}, ${found}, 'contact_attempted', 'Nobody answered', '{"channel": "phone"}')`
	);
	await comeMorning();
	expect(await claim()).toHaveLength(1);
});

test('the note of a colleague alone keeps nothing back, that of the owner does', async () => {
	const colleague = await makeMember(database.sql, organization, 'quality_manager');
	await addSignal(database.sql, organization, customer, { points: 9 });
	await atNight(colleague, 'note');
	await comeMorning();
	expect(await claim()).toHaveLength(1);
	await database.sql`update public.outbox set locked_until = null where organization_id = ${organization.id}`;
	await atNight(agent, 'note');
	await comeMorning();
	expect(await claim()).toEqual([]);
	expect(await dropped()).toMatchObject([{ rule: 'worked_on' }]);
});

test('what was done before the news keeps the news back from nobody', async () => {
	await addSignal(database.sql, organization, customer, { points: 6 });
	await atNight(agent, 'contact');
	await addSignal(database.sql, organization, customer, { points: 3 });
	await comeMorning();
	expect(await claim()).toMatchObject([{ facts: { band: 'red' } }]);
});

test('a demand that came at night is told at once, and Red is not told after it', async () => {
	await addSignal(database.sql, organization, customer, { points: 9 });
	await addSignal(database.sql, organization, customer, { isMustAct: true });
	expect(await claim()).toMatchObject([{ facts: { band: 'must_act' } }]);
	await database.sql`
		update public.outbox set sent_at = now() where organization_id = ${organization.id} and facts ->> 'band' = 'must_act'`;
	await comeMorning();
	expect(await claim()).toEqual([]);
	expect(await dropped()).toMatchObject([{ rule: 'superseded' }]);
});

test('a case that was handed on at night is told to its new owner, one without an owner waits for one', async () => {
	const other = await makeMember(database.sql, organization, 'agent');
	await addSignal(database.sql, organization, customer, { points: 9 });
	const [first] = await database.sql<{ recipient: string }[]>`
		select recipient from public.outbox where organization_id = ${organization.id}`;
	const [before, after] = first?.recipient === agent.email ? [agent, other] : [other, agent];
	const manager = await makeMember(database.sql, organization, 'quality_manager');
	await database.sql`update public.memberships set locale = 'en' where user_id = ${after.userId}`;
	await atNight(manager, 'hand over', after);
	await comeMorning();
	expect(await claim()).toMatchObject([{ recipient: after.email }]);
	expect(before.email).not.toBe(after.email);
	await database.sql`update public.memberships set is_active = false where user_id = ${after.userId}`;
	await database.sql`update public.outbox set locked_until = null where organization_id = ${organization.id}`;
	expect(await claim()).toEqual([]);
	expect(await dropped()).toEqual([]);
	await database.sql`update public.memberships set is_active = true, role = 'trainer' where user_id = ${after.userId}`;
	await comeMorning();
	expect(await claim()).toEqual([]);
	await database.sql`update public.memberships set role = 'agent' where user_id = ${after.userId}`;
	await comeMorning();
	expect(await claim()).toMatchObject([{ recipient: after.email }]);
});

test('a cluster that was put right at night is told to nobody', async () => {
	for (let each = 0; each < 5; each += 1) await addGap(database.sql, organization, 'a');
	await database.sql`select private.find_clusters(${organization.id}, now() - interval '1 minute')`;
	await atNight(agent, 'close');
	await comeMorning();
	expect(await claim()).toEqual([]);
	expect(await dropped()).toEqual([{ kind: 'cluster_opened', rule: 'case_closed', isDead: true }]);
});

test('a night full of mails without a point keeps no other message back', async () => {
	for (let each = 0; each < 12; each += 1) {
		await addSignal(database.sql, organization, await makeCustomer(database.sql, organization), {
			points: 9
		});
	}
	await database.sql`
		update public.cases set state = 'closed', outcome = 'solved', closed_at = now() where organization_id = ${organization.id}`;
	await addSignal(database.sql, organization, customer, { points: 9 });
	await comeMorning();
	const [claimed] =
		await database.sql`select facts ->> 'customer' as customer from public.claim_messages(1)`;
	expect(only(claimed)['customer']).toBe(customer.externalId);
	expect(await dropped()).toHaveLength(12);
});
