/** Lists of customers: what a trial says is what happens; and what the page shows of it afterwards. */
import { beforeEach, describe, expect, test } from 'vitest';
import * as lists from '#lib/server/invitation-lists.ts';
import * as invitations from '#lib/server/invitations.ts';
import { inviteList } from '#lib/server/invite-list.ts';
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
beforeEach(async () => {
	inviting = await makeInviting(database.sql);
});

const file = (...lines: string[]) => new TextEncoder().encode(lines.join('\n'));
const run = (bytes: Uint8Array, isTrial: boolean) =>
	inviteList(inviting.db, inviting.survey.code, 'email', bytes, isTrial);

async function everything(): Promise<unknown> {
	const [row] = await database.sql`
		select (select count(*)::int from public.invitations) as invitations, (select count(*)::int from public.customers) as customers,
			(select count(*)::int from public.outbox) as outbox, (select count(*)::int from public.contact_log) as log`;
	return only(row);
}

test('a trial says for every row what would happen, changes nothing, and is right', async () => {
	const { organization } = inviting;
	const gone = await makeReachable(database.sql, organization);
	const asked = await makeReachable(database.sql, organization);
	await database.sql`select private.stop_address(${organization.id}, null, 'opted_out', ${gone.id})`;
	await invitations.invite(
		inviting.db,
		inviting.survey.code,
		{ customer: asked.externalId, channel: 'email' },
		BASE_URL
	);
	const bytes = file(
		'customer,email,name,locale,site,remark',
		'L-1,l1@example.test,李雷,zh-CN,main,x',
		`${gone.externalId},,,,,`,
		`${asked.externalId},,,,,`,
		'L-2,,No Address,en,,',
		'L-3,not an address,,,,',
		'L-4,l4@example.test,,fr,,',
		'L-5,l5@example.test,,,nowhere,',
		',l6@example.test,,,,',
		'L-1,l1@example.test,,,,'
	);
	const expected = [
		[1, 'L-1', 'invited'],
		[2, gone.externalId, 'opted_out'],
		[3, asked.externalId, 'already_invited'],
		[4, 'L-2', 'no_address'],
		[5, 'L-3', 'invalid_email'],
		[6, 'L-4', 'invalid_locale'],
		[7, 'L-5', 'unknown_site'],
		[8, '', 'missing_customer'],
		[9, 'L-1', 'already_invited']
	];
	const before = await everything();
	const trial = await run(bytes, true);
	expect(trial.rows.map(({ row, customer, code }) => [row, customer, code])).toEqual(expected);
	expect(trial.unknownColumns).toEqual(['remark']);
	expect(await everything()).toEqual(before);

	const done = await run(bytes, false);
	expect(done.rows.map(({ row, customer, code }) => [row, customer, code])).toEqual(expected);
	await mail.deliver();
	const [received] = mail.to('l1@example.test');
	expect(only(received).text).toContain('尊敬的李雷');
});

test('customers in quiet hours are invited and told to wait', async () => {
	await database.sql`update public.contact_rules set
			quiet_from = (now() at time zone 'Asia/Shanghai')::time - interval '1 hour',
			quiet_until = (now() at time zone 'Asia/Shanghai')::time + interval '1 hour'
		where organization_id = ${inviting.organization.id}`;
	const { rows } = await run(file('customer,email', 'W-1,w1@example.test'), true);
	expect(rows).toMatchObject([{ code: 'waits', rule: 'quiet_hours' }]);
});

test('a file without customers, a closed survey and a link are refused', async () => {
	await expect(run(file('email', 'a@example.test'), true)).rejects.toMatchObject({
		code: 'invalid'
	});
	const bytes = file('customer,email', 'A,a@example.test');
	await expect(
		inviteList(inviting.db, inviting.survey.code, 'link', bytes, true)
	).rejects.toMatchObject({ code: 'channel_not_available' });
	await database.sql`update public.surveys set status = 'closed' where id = ${inviting.survey.id}`;
	await expect(run(bytes, true)).rejects.toMatchObject({ code: 'survey_not_open' });
});

describe('the page of a survey', () => {
	/** Invites somebody by mail, delivers, and answers with an overall rating if there is one. */
	async function one(overall: number | null, afterReminder = false) {
		const customer = await makeReachable(database.sql, inviting.organization);
		const given = { customer: customer.externalId, channel: 'email' };
		const { url } = await invitations.invite(inviting.db, inviting.survey.code, given, BASE_URL);
		await mail.deliver();
		if (afterReminder) {
			await database.sql`
				insert into public.contact_log (organization_id, customer_id, channel, purpose, survey_id, invitation_id, outcome, at)
				select organization_id, customer_id, 'email', 'reminder', survey_id, id, 'sent', now() - interval '1 hour'
				from public.invitations where customer_id = ${customer.id}`;
		}
		if (overall !== null)
			await submit(database.sql, url.replace(`${BASE_URL}/s/`, ''), answer({ overall }));
		return customer;
	}

	test('tells how many were eligible, invited and have answered, and how the late ones differ', async () => {
		for (const overall of [6, 6, 7, 5, 6]) await one(overall);
		for (const overall of [2, 3, 2, 3]) await one(overall, true);
		await one(null);
		const { rate, states, early, late } = await lists.overview(inviting.db, inviting.survey.code);
		expect(states).toEqual({ answered: 9, sent: 1 });
		expect(rate).toMatchObject({
			eligible: 10,
			invited: 10,
			answered: 9,
			rate: { value: 0.9, n: 10 }
		});
		expect(early.mean).toEqual({ value: 6, n: 5 });
		expect(late.mean).toEqual({ value: null, n: 4, reason: 'too_few' });
		await one(5, true);
		const again = await lists.overview(inviting.db, inviting.survey.code);
		expect(again.late.mean).toEqual({ value: 3, n: 5 });
	});

	test('lists invitations page by page, each once, and by state', async () => {
		const rows = Array.from({ length: 60 }, (_none, place) => `P-${place},p${place}@example.test`);
		await run(file('customer,email', ...rows), false);
		const first = await lists.list(inviting.db, inviting.survey.code);
		expect(first.items).toHaveLength(50);
		const second = await lists.list(inviting.db, inviting.survey.code, { after: first.next ?? '' });
		expect(second.next).toBeNull();
		const all = [...first.items, ...second.items].map(({ customer }) => customer);
		expect(new Set(all).size).toBe(60);
		await database.sql`update public.invitations set spent_at = now() where id = ${first.items[0]?.id ?? ''}`;
		const answered = await lists.list(inviting.db, inviting.survey.code, { state: 'answered' });
		await database.sql`delete from public.outbox`;
		expect(answered.items).toHaveLength(1);
		await expect(
			lists.list(inviting.db, inviting.survey.code, { after: 'x' })
		).rejects.toMatchObject({ code: 'invalid' });
	});

	test('names the rule of everything that was held back', async () => {
		const customer = await makeReachable(database.sql, inviting.organization);
		await database.sql`select private.stop_address(${inviting.organization.id}, null, 'opted_out', ${customer.id})`;
		const given = { customer: customer.externalId, channel: 'email' };
		await invitations.invite(inviting.db, inviting.survey.code, given, BASE_URL);
		await mail.deliver();
		const { items } = await lists.listHeldBack(inviting.db, inviting.survey.code);
		expect(items).toMatchObject([
			{
				customer: customer.externalId,
				outcome: 'skipped',
				rule: 'opted_out',
				purpose: 'invitation'
			}
		]);
		const { states, rate } = await lists.overview(inviting.db, inviting.survey.code);
		expect(states).toEqual({ skipped: 1 });
		expect(rate).toMatchObject({ eligible: 1, invited: 0 });
	});
});
