/** Reminders to those who have not answered, and to nobody else; the clock is an argument. */
import { beforeEach, describe, expect, test } from 'vitest';
import * as gateway from '#lib/server/gateway/gateway.ts';
import * as invitations from '#lib/server/invitations.ts';
import { queueReminders } from '#lib/server/jobs.ts';
import { useGateway } from '../../../tests/support/gateway-clients.ts';
import { only } from '../../../tests/support/make-organization.ts';
import { answer } from '../../../tests/support/make-survey.ts';
import { makeReachable } from '../../../tests/support/reachable.ts';
import { BASE_URL, makeInviting, useMail, type Inviting } from '../../../tests/support/reaching.ts';
import { submit } from '../../../tests/support/submit.ts';
import { useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();
useGateway(database);
const mail = useMail();

let inviting: Inviting;
let customer: { id: string; externalId: string; email: string };
let token: string;
beforeEach(async () => {
	inviting = await makeInviting(database.sql);
	customer = await makeReachable(database.sql, inviting.organization);
	const invited = { customer: customer.externalId, channel: 'email' };
	const { url } = await invitations.invite(inviting.db, inviting.survey.code, invited, BASE_URL);
	token = url.replace(`${BASE_URL}/s/`, '');
	await mail.deliver();
	await database.sql`update public.invitations set sent_at = '2026-11-20T04:00:00Z', expires_at = '2026-12-20T04:00:00Z'
		where customer_id = ${customer.id}`;
});

/** Queues what is due at a moment; answers how many reminders this customer has more. */
async function remindAt(at: string): Promise<number> {
	const before = await reminders();
	await database.sql`select private.queue_reminders_at(${at}, 100)`;
	return (await reminders()) - before;
}

async function reminders(): Promise<number> {
	const [row] = await database.sql<{ n: number }[]>`
		select count(*)::int as n from public.reminders r join public.invitations v on v.id = r.invitation_id
		where v.customer_id = ${customer.id}`;
	return only(row).n;
}

const FIRST = '2026-11-23T04:00:00Z';
const SECOND = '2026-11-27T04:00:00Z';

test('who has not answered is reminded after three and seven days, with the same link', async () => {
	expect(await remindAt('2026-11-23T03:59:59Z')).toBe(0);
	expect(await remindAt(FIRST)).toBe(1);
	expect(await remindAt('2026-11-27T03:59:59Z')).toBe(0);
	expect(await remindAt(SECOND)).toBe(1);
	expect(await remindAt('2026-12-19T04:00:00Z')).toBe(0);
	await mail.deliver();
	const [first, ...later] = mail.to(customer.email);
	expect(later.map(({ subject }) => subject.slice(0, 10))).toEqual(['A reminder', 'A reminder']);
	for (const { links } of later) expect(links).toEqual(first?.links);
});

test('two workers that look at the same moment make one reminder', async () => {
	await database.sql`update public.invitations set sent_at = now() - interval '4 days', expires_at = now() + interval '9 days'
		where customer_id = ${customer.id}`;
	const service = await gateway.serviceClient();
	const { signal } = new AbortController();
	const queued = await Promise.all([1, 2, 3, 4].map(() => queueReminders(service, signal)));
	expect(queued.reduce((sum, n) => sum + n)).toBeGreaterThan(0);
	expect(await reminders()).toBe(1);
	await Promise.all([mail.deliver(), mail.deliver()]);
	expect(mail.to(customer.email)).toHaveLength(2);
});

test('after a long silence of the worker the second reminder still waits its days', async () => {
	expect(await remindAt('2026-12-01T04:00:00Z')).toBe(1);
	expect(await remindAt('2026-12-01T04:00:01Z')).toBe(0);
	expect(await remindAt('2026-12-05T04:00:00Z')).toBe(1);
});

describe('nobody is reminded', () => {
	test('who has answered', async () => {
		await submit(database.sql, token, answer());
		expect(await remindAt(FIRST)).toBe(0);
	});

	test('who answers between queue and mail, which the log tells', async () => {
		expect(await remindAt(FIRST)).toBe(1);
		await submit(database.sql, token, answer());
		await mail.deliver();
		expect(mail.to(customer.email)).toHaveLength(1);
		const [logged] = await database.sql`
			select outcome, rule from public.contact_log where customer_id = ${customer.id} and purpose = 'reminder'`;
		expect(only(logged)).toEqual({ outcome: 'skipped', rule: 'answered' });
	});

	test('whose mail came back', async () => {
		await database.sql`update public.invitations set bounced_at = now() where customer_id = ${customer.id}`;
		expect(await remindAt(FIRST)).toBe(0);
	});

	test('who opted out', async () => {
		await (await gateway.anonymousClient()).rpc('unsubscribe', { p_token: token });
		expect(await remindAt(FIRST)).toBe(1);
		await mail.deliver();
		expect(mail.to(customer.email)).toHaveLength(1);
	});

	test('after the survey has closed, or the link has run out', async () => {
		expect(await remindAt('2026-12-20T04:00:00Z')).toBe(0);
		await database.sql`update public.surveys set status = 'closed' where id = ${inviting.survey.id}`;
		expect(await remindAt(FIRST)).toBe(0);
	});

	test('who was never sent the invitation, or holds a link from somebody else', async () => {
		await database.sql`update public.invitations set sent_at = null where customer_id = ${customer.id}`;
		expect(await remindAt(FIRST)).toBe(0);
		await database.sql`update public.invitations set sent_at = '2026-11-20T04:00:00Z', channel = 'link'
			where customer_id = ${customer.id}`;
		expect(await remindAt(FIRST)).toBe(0);
	});

	test('more often than the survey says', async () => {
		await database.sql`
			insert into public.survey_outreach (organization_id, survey_id, reminder_days)
			values (${inviting.organization.id}, ${inviting.survey.id}, '{}')`;
		expect(await remindAt(SECOND)).toBe(0);
		await database.sql`update public.survey_outreach set reminder_days = '{1}' where survey_id = ${inviting.survey.id}`;
		expect(await remindAt('2026-11-21T04:00:00Z')).toBe(1);
		expect(await remindAt(SECOND)).toBe(0);
	});
});

test('reminders count as contacts: at the cap they are left out, and the log says so', async () => {
	await database.sql`update public.contact_rules set cap_count = 1 where organization_id = ${inviting.organization.id}`;
	expect(await remindAt(FIRST)).toBe(1);
	await mail.deliver();
	expect(mail.to(customer.email)).toHaveLength(1);
	const [logged] = await database.sql`
		select outcome, rule from public.contact_log where customer_id = ${customer.id} and purpose = 'reminder'`;
	expect(only(logged)).toEqual({ outcome: 'skipped', rule: 'contact_cap' });
});
