/** The one question before every send, at moments of our choosing: nothing here waits for a clock. */
import { beforeAll, describe, expect, test } from 'vitest';
import * as invitations from '#lib/server/invitations.ts';
import { useGateway } from '../../../tests/support/gateway-clients.ts';
import { makeMember, only } from '../../../tests/support/make-organization.ts';
import { makeSurvey } from '../../../tests/support/make-survey.ts';
import { makeReachable } from '../../../tests/support/reachable.ts';
import { BASE_URL, makeInviting, type Inviting } from '../../../tests/support/reaching.ts';
import { commitAs, useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();
useGateway(database);

let inviting: Inviting;
beforeAll(async () => {
	inviting = await makeInviting(database.sql, 2);
});

const NOON = '2026-11-25T04:00:00Z'; // 12:00 in Shanghai

type Decision = { decision: string; rule: string | null; until: Date | null };

async function decide(
	customer: { id: string },
	at = NOON,
	{ survey, organization }: Inviting = inviting,
	invitation: string | null = null
): Promise<Decision> {
	const [row] = await database.sql<Decision[]>`
		select decision, rule, until from private.contact_decision(${organization.id}, ${customer.id}, ${survey.id},
			'email', null, ${at}, ${invitation})`;
	return only(row);
}

/** A contact that was made, at some moment. */
async function contacted(
	customer: { id: string; email?: string },
	at: string,
	outcome = 'sent',
	{ survey, organization }: Inviting = inviting
): Promise<void> {
	await database.sql`
		insert into public.contact_log (organization_id, customer_id, channel, purpose, survey_id, outcome, at, address_digest)
		values (${organization.id}, ${customer.id}, 'email', 'invitation', ${survey.id}, ${outcome}, ${at},
			private.address_digest(${customer.email ?? null}))`;
}

const SEND = { decision: 'send', rule: null, until: null };
const skip = (rule: string) => ({ decision: 'skip', rule, until: null });

test('somebody who was never contacted may be', async () => {
	expect(await decide(await makeReachable(database.sql, inviting.organization))).toEqual(SEND);
});

describe('nothing is sent', () => {
	test('without an address', async () => {
		const customer = await makeReachable(database.sql, inviting.organization, { email: null });
		expect(await decide(customer)).toEqual(skip('no_address'));
	});

	test.each(['draft', 'closed'] as const)('for a survey that is %s', async (status) => {
		const survey = await makeSurvey(database.sql, inviting.organization, { status });
		const customer = await makeReachable(database.sql, inviting.organization);
		expect(await decide(customer, NOON, { ...inviting, survey })).toEqual(skip('survey_closed'));
	});

	test('for a link that has run out, or was answered', async () => {
		const customer = await makeReachable(database.sql, inviting.organization);
		const invited = { customer: customer.externalId, channel: 'email' };
		await invitations.invite(inviting.db, inviting.survey.code, invited, BASE_URL);
		const [row] = await database.sql<{ id: string; expires_at: Date }[]>`
			select id, expires_at from public.invitations where customer_id = ${customer.id}`;
		const { id, expires_at } = only(row);
		const before = new Date(expires_at.getTime() - 86_400_000).toISOString();
		expect(await decide(customer, before, inviting, id)).not.toEqual(skip('expired'));
		expect(await decide(customer, expires_at.toISOString(), inviting, id)).toEqual(skip('expired'));
		await database.sql`update public.invitations set spent_at = now() where id = ${id}`;
		expect(await decide(customer, NOON, inviting, id)).toEqual(skip('answered'));
	});

	test('to a customer who opted out, nor to their address under another name', async () => {
		const customer = await makeReachable(database.sql, inviting.organization);
		const twin = await makeReachable(database.sql, inviting.organization, {
			email: customer.email
		});
		await database.sql`
			select private.stop_address(${inviting.organization.id}, private.address_digest(${customer.email.toUpperCase()}), 'opted_out', ${customer.id})`;
		expect(await decide(customer)).toEqual(skip('opted_out'));
		expect(await decide(twin)).toEqual(skip('opted_out'));
	});
});

describe('the cap', () => {
	test('counts contacts of all surveys, and only those that were sent', async () => {
		const customer = await makeReachable(database.sql, inviting.organization);
		const survey = await makeSurvey(database.sql, inviting.organization);
		await contacted(customer, '2026-11-20T04:00:00Z', 'skipped');
		await contacted(customer, '2026-11-20T04:00:00Z', 'failed');
		await contacted(customer, '2026-11-20T04:00:00Z');
		expect(await decide(customer)).toEqual(SEND);
		await contacted(customer, '2026-11-21T04:00:00Z', 'sent', { ...inviting, survey });
		expect(await decide(customer)).toEqual(skip('contact_cap'));
	});

	test('forgets what is as many days old as it says', async () => {
		const customer = await makeReachable(database.sql, inviting.organization);
		await contacted(customer, '2026-10-26T04:00:00Z');
		await contacted(customer, '2026-11-20T04:00:00Z');
		expect(await decide(customer, '2026-11-25T03:59:59Z')).toEqual(skip('contact_cap'));
		expect(await decide(customer, '2026-11-25T04:00:00Z')).toEqual(SEND);
	});

	test('is the organisation’s own', async () => {
		const other = await makeInviting(database.sql, 3);
		const customer = await makeReachable(database.sql, other.organization);
		for (const day of [20, 21])
			await contacted(customer, `2026-11-${day}T04:00:00Z`, 'sent', other);
		expect(await decide(customer, NOON, other)).toEqual(SEND);
	});

	test('counts a link that was handed out, too', async () => {
		const customer = await makeReachable(database.sql, inviting.organization);
		const invited = { customer: customer.externalId, channel: 'link' };
		for (const _ of [1, 2])
			await invitations.invite(inviting.db, inviting.survey.code, invited, BASE_URL);
		expect(await decide(customer, new Date(Date.now() + 60_000).toISOString())).toEqual(
			skip('contact_cap')
		);
	});
});

test('a fourth message to one address in a day waits until the first is a day old', async () => {
	const roomy = await makeInviting(database.sql, 50);
	const customer = await makeReachable(database.sql, roomy.organization);
	const twin = await makeReachable(database.sql, roomy.organization, { email: customer.email });
	await contacted(customer, '2026-11-25T01:00:00Z', 'sent', roomy);
	await contacted(twin, '2026-11-25T02:00:00Z', 'sent', roomy);
	expect(await decide(customer, NOON, roomy)).toEqual(SEND);
	await contacted(customer, '2026-11-25T03:00:00Z', 'sent', roomy);
	const { decision, rule, until } = await decide(twin, NOON, roomy);
	expect([decision, rule, until?.toISOString()]).toEqual([
		'defer',
		'daily_limit',
		'2026-11-26T01:00:00.000Z'
	]);
});

describe('quiet hours', () => {
	test.each([
		['Asia/Shanghai', '2026-11-25T12:59:00Z', null], // 20:59
		['Asia/Shanghai', '2026-11-25T13:00:00Z', '2026-11-26T00:00:00.000Z'], // 21:00
		['Asia/Shanghai', '2026-11-25T20:00:00Z', '2026-11-26T00:00:00.000Z'], // 04:00
		['Asia/Shanghai', '2026-11-26T00:00:00Z', null], // 08:00
		['Europe/Berlin', '2026-11-25T20:00:00Z', '2026-11-26T07:00:00.000Z'], // 21:00
		['America/New_York', '2026-11-25T13:00:00Z', null], // 08:00
		// The night in which clocks go forward, and the one in which they go back.
		['Europe/Berlin', '2026-03-28T21:00:00Z', '2026-03-29T06:00:00.000Z'],
		['Europe/Berlin', '2026-10-24T20:00:00Z', '2026-10-25T07:00:00.000Z']
	])('in %s, at %s, last until %s', async (timeZone, at, until) => {
		const [row] = await database.sql<{ until: Date | null }[]>`
			select private.quiet_end(${at}, ${timeZone}, '21:00', '08:00') as until`;
		expect(only(row).until?.toISOString() ?? null).toBe(until);
	});

	test('may lie within one day, and the same time twice is none at all', async () => {
		const [row] = await database.sql`
			select private.quiet_end('2026-11-25T12:30:00Z', 'UTC', '12:00', '14:00') as noon,
				private.quiet_end('2026-11-25T14:00:00Z', 'UTC', '12:00', '14:00') as after,
				private.quiet_end('2026-11-25T12:30:00Z', 'UTC', '09:00', '09:00') as none`;
		expect(only(row)).toEqual({ noon: new Date('2026-11-25T14:00:00Z'), after: null, none: null });
	});

	test('are those of the person, else of the organisation', async () => {
		const night = await makeInviting(database.sql);
		await database.sql`
			update public.contact_rules set quiet_from = '21:00', quiet_until = '08:00'
			where organization_id = ${night.organization.id}`;
		const here = await makeReachable(database.sql, night.organization);
		const there = await makeReachable(database.sql, night.organization, {
			timeZone: 'America/New_York'
		});
		const nowhere = await makeReachable(database.sql, night.organization, {
			timeZone: 'Mars/Olympus'
		});
		// 12:00 in Shanghai, 23:00 in New York.
		expect(await decide(here, NOON, night)).toEqual(SEND);
		expect(await decide(nowhere, NOON, night)).toEqual(SEND);
		expect(await decide(there, NOON, night)).toEqual({
			decision: 'defer',
			rule: 'quiet_hours',
			until: new Date('2026-11-25T13:00:00Z')
		});
	});
});

test('a deferred message stays in the outbox, is due when the rule says, and loses no try', async () => {
	const customer = await makeReachable(database.sql, inviting.organization, {
		timeZone: 'Asia/Shanghai'
	});
	const night = await makeInviting(database.sql);
	await database.sql`
		update public.contact_rules set quiet_from = '21:00', quiet_until = '08:00' where organization_id = ${inviting.organization.id}`;
	const invited = { customer: customer.externalId, channel: 'email' };
	await invitations.invite(inviting.db, inviting.survey.code, invited, BASE_URL);
	const [claimed] = await database.sql`
		update public.outbox set attempts = attempts + 1, locked_until = now() + interval '2 minutes'
		where recipient = ${customer.email} returning id, attempts`;
	const { id, attempts } = only(claimed) as { id: string; attempts: number };
	const [verdict] = await database.sql`
		select private.prepare_contact_at(${inviting.organization.id}, ${id}, ${attempts}, '2026-11-25T20:00:00Z') as said`;
	expect(only(verdict)['said']).toMatchObject({ decision: 'defer', rule: 'quiet_hours' });
	const [queued] =
		await database.sql`select due_at, attempts, locked_until from public.outbox where id = ${id}`;
	expect(only(queued)).toEqual({
		due_at: new Date('2026-11-26T00:00:00Z'),
		attempts: 0,
		locked_until: null
	});
	const [logged] = await database.sql`
		select outcome, rule, until from public.contact_log where customer_id = ${customer.id}`;
	expect(only(logged)).toEqual({
		outcome: 'deferred',
		rule: 'quiet_hours',
		until: new Date('2026-11-26T00:00:00Z')
	});
	expect(night.survey.code).toBeTruthy();
});

test('an admin changes the rules, nobody else does, and nonsense is refused', async () => {
	const { organization } = await makeInviting(database.sql);
	const admin = await makeMember(database.sql, organization, 'admin');
	const manager = await makeMember(database.sql, organization, 'quality_manager');
	const set = (who: typeof admin, rules: object) =>
		commitAs(
			database.sql,
			who,
			(as) => as`select public.set_contact_rules(${organization.id}, ${as.json(rules as never)})`
		);
	await set(admin, { cap_count: 1, cap_days: 7, quiet_from: '20:30', reminder_days: [5, 2] });
	const [row] =
		await database.sql`select * from public.contact_rules where organization_id = ${organization.id}`;
	expect(only(row)).toMatchObject({
		cap_count: 1,
		cap_days: 7,
		quiet_from: '20:30:00',
		reminder_days: [2, 5]
	});
	await expect(set(manager, { cap_count: 9 })).rejects.toThrow('forbidden');
	await expect(set(admin, { cap_count: 0 })).rejects.toThrow('cap_count');
	await expect(set(admin, { reminder_days: [0] })).rejects.toThrow('reminder_days');
});

test('the log is kept for 400 days', async () => {
	const customer = await makeReachable(database.sql, inviting.organization);
	await contacted(customer, new Date(Date.now() - 399 * 86_400_000).toISOString());
	await contacted(customer, new Date(Date.now() - 401 * 86_400_000).toISOString());
	await database.sql`select private.purge_contacts()`;
	const [row] = await database.sql`
		select count(*)::int as n from public.contact_log where customer_id = ${customer.id}`;
	expect(only(row)['n']).toBe(1);
});
