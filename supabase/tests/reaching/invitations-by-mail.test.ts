/** Invitations by mail, from the call to the customer's mailbox, over a real mail server. */
import { beforeAll, describe, expect, test } from 'vitest';
import * as gateway from '#lib/server/gateway/gateway.ts';
import * as lists from '#lib/server/invitation-lists.ts';
import * as invitations from '#lib/server/invitations.ts';
import { deliverDue } from '#lib/server/outbox.ts';
import * as outreach from '#lib/server/outreach.ts';
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
beforeAll(async () => {
	inviting = await makeInviting(database.sql);
});

const inviteByMail = (customer: string, at = inviting) =>
	invitations.invite(at.db, at.survey.code, { customer, channel: 'email' }, BASE_URL);
const tokenIn = (link: string | undefined) => /\/s\/([\w-]+)$/.exec(link ?? '')?.[1] ?? '';

/** What stands in the rows of one customer's only invitation. */
async function rowOf(customer: { id: string }) {
	const [row] = await database.sql`
		select v.sent_at, v.bounced_at, v.delivered_at, v.skipped_rule, v.id, (
			select array_agg(l.outcome || coalesce(':' || l.rule, '') order by l.at) from public.contact_log l
			where l.invitation_id = v.id) as log
		from public.invitations v where v.customer_id = ${customer.id}`;
	return only(row);
}

test('an invited customer gets one mail in their language, with a link that opens the survey', async () => {
	const customer = await makeReachable(database.sql, inviting.organization, { locale: 'en' });
	const { url } = await inviteByMail(customer.externalId);
	await mail.deliver();
	const [received, ...more] = mail.to(customer.email);
	expect(more).toEqual([]);
	const { subject, text, html, links, headers } = only(received);
	expect(subject).toMatch(/would like to know how we did$/);
	expect(text).toContain('Dear Anna,');
	expect(html).toContain('Dear Anna,');
	expect(links).toEqual([url, `${url}/unsubscribe`]);
	expect(headers['auto-submitted']).toBe('auto-generated');
	expect(headers['list-unsubscribe']).toBe(`<${url}/unsubscribe>`);
	expect(headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
	const { data } = await (
		await gateway.anonymousClient()
	).rpc('open_invitation', { p_token: tokenIn(url) });
	expect(data).toMatchObject({ code: inviting.survey.code, locale: 'en' });
	const { sent_at, log } = await rowOf(customer);
	expect(sent_at).not.toBeNull();
	expect(log).toEqual(['sent']);
});

test('neither the outbox nor any other row holds the token', async () => {
	const customer = await makeReachable(database.sql, inviting.organization);
	const token = tokenIn((await inviteByMail(customer.externalId)).url);
	expect(token).toMatch(/^[\w-]{43}$/);
	const [rows] = await database.sql`
		select (select json_agg(o) from public.outbox o)::text || (select json_agg(v) from public.invitations v)::text as all_of_it`;
	expect(only(rows)['all_of_it']).toContain('survey_invitation');
	expect(only(rows)['all_of_it']).not.toContain(token);
});

test('a customer without an address cannot be invited by mail, and is told apart by name', async () => {
	const customer = await makeReachable(database.sql, inviting.organization, { email: null });
	await expect(inviteByMail(customer.externalId)).rejects.toMatchObject({
		code: 'address_missing',
		detail: customer.externalId
	});
});

test('two workers at once send one mail for one invitation, and no more than the cap for two', async () => {
	const strict = await makeInviting(database.sql, 1);
	const once = await makeReachable(database.sql, strict.organization);
	const twice = await makeReachable(database.sql, strict.organization);
	await inviteByMail(once.externalId, strict);
	await Promise.all([1, 2].map(() => inviteByMail(twice.externalId, strict)));
	const signal = new AbortController().signal;
	const workers = await Promise.all([1, 2, 3].map(() => mail.delivery()));
	for (let round = 0; round < 3; round++) {
		await Promise.all(workers.map((worker) => deliverDue(worker, signal)));
	}
	expect(mail.to(once.email)).toHaveLength(1);
	expect(mail.to(twice.email)).toHaveLength(1);
	const log = await database.sql<{ outcome: string; rule: string | null }[]>`
		select outcome, rule from public.contact_log where customer_id = ${twice.id} order by outcome`;
	expect(log.map(({ outcome, rule }) => [outcome, rule])).toEqual([
		['sent', null],
		['skipped', 'contact_cap']
	]);
});

describe('a mail server that refuses', () => {
	test('the mailbox for good ends the invitation and suppresses the address', async () => {
		const customer = await makeReachable(database.sql, inviting.organization, {
			email: 'Nobody.1@example.test'
		});
		await inviteByMail(customer.externalId);
		await mail.deliver();
		const row = await rowOf(customer);
		expect(row['bounced_at']).not.toBeNull();
		expect(row['log']).toEqual(['failed:bounced_address']);
		const other = await makeReachable(database.sql, inviting.organization, {
			email: 'nobody.1@EXAMPLE.test'
		});
		await inviteByMail(other.externalId);
		await mail.deliver();
		expect((await rowOf(other))['log']).toEqual(['skipped:bounced_address']);
		expect((await rowOf(other))['skipped_rule']).toBe('bounced_address');
		await lists.liftBounce(inviting.db, other.externalId);
		const [decision] = await database.sql`
			select decision from private.contact_decision(${inviting.organization.id}, ${other.id}, ${inviting.survey.id}, 'email', null, now())`;
		expect(only(decision)['decision']).toBe('send');
	});

	test.each([
		['our host', 'policy@example.test'],
		['a full mailbox', 'full@example.test'],
		['for now', 'later@example.test']
	])('%s is asked again later, and the address stays usable', async (_why, email) => {
		const customer = await makeReachable(database.sql, inviting.organization, { email });
		await inviteByMail(customer.externalId);
		await mail.deliver();
		expect((await rowOf(customer))['bounced_at']).toBeNull();
		const [queued] = await database.sql`
			select due_at > now() as waits, dead_at, last_error from public.outbox where recipient = ${email}`;
		expect(only(queued)).toMatchObject({ waits: true, dead_at: null });
		const [stops] = await database.sql`select count(*)::int as n from public.contact_stops t
			where t.address_digest = private.address_digest(${email})`;
		expect(only(stops)['n']).toBe(0);
	});

	test('ten times is given up, said so, and does not count as a contact', async () => {
		const customer = await makeReachable(database.sql, inviting.organization, {
			email: 'later.2@example.test'
		});
		await inviteByMail(customer.externalId);
		await database.sql`update public.outbox set attempts = 9 where recipient = 'later.2@example.test'`;
		await mail.deliver();
		const row = await rowOf(customer);
		expect(row['skipped_rule']).toBe('undeliverable');
		expect(row['log']).toEqual(['failed:undeliverable']);
	});
});

test('what a channel reports is kept: delivered, then bounced', async () => {
	const customer = await makeReachable(database.sql, inviting.organization);
	await inviteByMail(customer.externalId);
	await mail.deliver();
	const { id } = await rowOf(customer);
	await invitations.report(inviting.db, id as string, 'delivered', undefined);
	expect((await rowOf(customer))['delivered_at']).not.toBeNull();
	await invitations.report(inviting.db, id as string, 'bounced', undefined);
	await inviteByMail(
		(await makeReachable(database.sql, inviting.organization, { email: customer.email })).externalId
	);
	await mail.deliver();
	expect(mail.to(customer.email)).toHaveLength(1);
	const strange = '00000000-0000-4000-8000-000000000000';
	await expect(
		invitations.report(inviting.db, strange, 'delivered', undefined)
	).rejects.toMatchObject({
		code: 'not_found'
	});
});

test('somebody who answered before the mail left gets none', async () => {
	const customer = await makeReachable(database.sql, inviting.organization);
	const { url } = await inviteByMail(customer.externalId);
	await submit(database.sql, tokenIn(url), answer());
	await mail.deliver();
	expect(mail.to(customer.email)).toEqual([]);
	expect((await rowOf(customer))['log']).toEqual(['skipped:answered']);
});

test('a worker that dies between sending and noting it sends the same message again, and counts once', async () => {
	const customer = await makeReachable(database.sql, inviting.organization);
	await inviteByMail(customer.externalId);
	await mail.deliver();
	await database.sql`update public.outbox set sent_at = null, locked_until = now() - interval '1 second', due_at = now()
		where recipient = ${customer.email}`;
	await mail.deliver();
	const received = mail.to(customer.email);
	expect(received).toHaveLength(2);
	const [first, second] = received.map(({ headers }) => headers['message-id']);
	expect(first).toMatch(/^<invitation\.[\w-]+\.0@heed\.test>$/);
	expect(second).toBe(first);
	expect((await rowOf(customer))['log']).toEqual(['sent']);
});

test('what customers are called writes no headers', async () => {
	const customer = await makeReachable(database.sql, inviting.organization);
	await database.sql`update public.customers set name = ${'Eve\r\nBcc: all@example.test'} where id = ${customer.id}`;
	await outreach.saveWords(inviting.db, inviting.survey.code, {
		invitation: { en: { subject: 'For {{name}}', body: '{{link}}' } }
	});
	await inviteByMail(customer.externalId);
	await mail.deliver();
	const { headers, subject, to } = only(mail.to(customer.email)[0]);
	expect(subject).toBe('For Eve Bcc: all@example.test');
	expect(headers['bcc']).toBeUndefined();
	expect(to).toEqual([customer.email]);
});
