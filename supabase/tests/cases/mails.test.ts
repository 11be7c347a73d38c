import { beforeEach, describe, expect, test } from 'vitest';
import * as cases from '#lib/server/cases.ts';
import type { Db } from '#lib/server/db.ts';
import { clientOf, useGateway } from '../../../tests/support/gateway-clients.ts';
import {
	makeMember,
	makeOrganization,
	only,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import { makeReachable } from '../../../tests/support/reachable.ts';
import { useMail } from '../../../tests/support/reaching.ts';
import { makeSurvey } from '../../../tests/support/make-survey.ts';
import { addSignal } from '../../../tests/support/risk.ts';
import { useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();
useGateway(database);
const mail = useMail();

let organization: Organization;
let agent: Member;
let db: Db;

beforeEach(async () => {
	await database.sql`delete from public.outbox`;
	organization = await makeOrganization(database.sql, 'UTC');
	agent = await makeMember(database.sql, organization, 'agent');
	await setQuiet(false);
	db = { client: await clientOf(agent), organization: organization.id };
});

/** Quiet hours around the present moment, or none. */
async function setQuiet(areNow: boolean): Promise<void> {
	await database.sql`
		update public.contact_rules set cap_count = 1,
			quiet_from = case when ${areNow} then (now() at time zone 'UTC' - interval '2 hours')::time else '00:00' end,
			quiet_until = case when ${areNow} then (now() at time zone 'UTC' + interval '3 hours')::time else '00:00' end
		where organization_id = ${organization.id}`;
}

/** A customer with an open case. */
async function atRisk(facts: Parameters<typeof makeReachable>[2] = {}) {
	const customer = await makeReachable(database.sql, organization, facts);
	await addSignal(database.sql, organization, customer, { points: 6 });
	const [row] = await database.sql<{ reference: string }[]>`
		select reference from public.cases where customer_id = ${customer.id}`;
	return { customer, reference: only(row).reference };
}

const write = (reference: string, text = 'What happened?') =>
	cases.write(db, reference, 'Your visit', text);

const logOf = async ({ id }: { id: string }) => [
	...(await database.sql<Record<string, unknown>[]>`
		select channel, purpose, outcome, rule, survey_id from public.contact_log where customer_id = ${id} order by at`)
];

async function story(reference: string) {
	const file = await cases.record(db, reference);
	return (file?.events ?? [])
		.filter(({ kind, details }) => kind === 'contact_attempted' || 'mail' in details)
		.map(({ kind, note, details }) => ({ kind, note, ...details }));
}

const common = { channel: 'email', purpose: 'case', survey_id: null };
const attempted = {
	...{ kind: 'contact_attempted', note: 'What happened?' },
	...{
		channel: 'email',
		reached: false,
		subject: 'Your visit',
		message: expect.any(String) as string
	}
};

describe('a mail about a case', () => {
	test('goes to the customer in their language, can be answered to its writer, and is on record', async () => {
		const { customer, reference } = await atRisk({ locale: 'zh' });
		await write(reference);
		await mail.deliver();
		const [sent] = mail.to(customer.email);
		expect(sent?.subject).toBe('Your visit');
		expect(sent?.text).toMatch(/^What happened\?\n\n-- \n.+\n您可以直接回复此信。/s);
		expect(sent?.text).not.toContain('You can reply');
		expect(sent?.headers['reply-to']).toContain(agent.email);
		expect(sent?.headers['auto-submitted']).toBeUndefined();
		expect(await logOf(customer)).toEqual([{ ...common, outcome: 'sent', rule: null }]);
		expect(await story(reference)).toEqual([attempted]);
	});

	test('is sent once, however often it is clicked', async () => {
		const { customer, reference } = await atRisk();
		await Promise.all([write(reference), write(reference), write(reference)]);
		await mail.deliver();
		expect(mail.to(customer.email)).toHaveLength(1);
		await write(reference, 'Something else');
		await mail.deliver();
		expect(mail.to(customer.email)).toHaveLength(2);
	});

	test('counts for the cap on surveys, and is not kept back by it', async () => {
		const { customer, reference } = await atRisk();
		const survey = await makeSurvey(database.sql, organization);
		const decide = () => database.sql`
			select decision, rule from private.contact_decision(${organization.id}, ${customer.id}, ${survey.id}, 'email', null, now())`;
		expect(await decide()).toMatchObject([{ decision: 'send' }]);
		await write(reference);
		await write(reference, 'Again');
		await mail.deliver();
		expect(mail.to(customer.email)).toHaveLength(2);
		expect(await decide()).toMatchObject([{ decision: 'skip', rule: 'contact_cap' }]);
	});

	test.each([
		['opted_out', { reason: 'opted_out' }],
		['bounced_address', { reason: 'bounced' }]
	])('is refused and noted as skipped: %s', async (rule, { reason }) => {
		const { customer, reference } = await atRisk();
		await database.sql`
			select private.stop_address(${organization.id}, private.address_digest(${customer.email}), ${reason})`;
		await expect(write(reference)).rejects.toMatchObject({
			code: 'contact_not_allowed',
			detail: rule
		});
		expect(await mail.deliver()).toBe(0);
		expect(await logOf(customer)).toEqual([{ ...common, outcome: 'skipped', rule }]);
		expect(await story(reference)).toEqual([]);
	});

	test('is one of three that may wait, and does not leave when its writer has gone', async () => {
		await setQuiet(true);
		const { customer, reference } = await atRisk();
		for (const text of ['One', 'Two', 'Three']) await write(reference, text);
		await expect(write(reference, 'Four')).rejects.toMatchObject({ code: 'mails_waiting' });
		await setQuiet(false);
		await database.sql`update public.memberships set is_active = false where user_id = ${agent.userId}`;
		await database.sql`update public.outbox set due_at = now() where organization_id = ${organization.id}`;
		await mail.deliver();
		expect(mail.to(customer.email)).toEqual([]);
		expect(await logOf(customer)).toContainEqual({
			...common,
			outcome: 'skipped',
			rule: 'sender_left'
		});
	});

	test('is a contact when it has left, and none before', async () => {
		await setQuiet(true);
		const { customer, reference } = await atRisk();
		await write(reference);
		const contacts = () => database.sql`
			select is_reached from private.preventive_contacts where customer_id = ${customer.id}`;
		expect(await contacts()).toEqual([]);
		await setQuiet(false);
		await database.sql`update public.outbox set due_at = now() where organization_id = ${organization.id}`;
		await mail.deliver();
		expect(await contacts()).toEqual([{ is_reached: false }]);
	});

	test('needs an address, words, and an open case', async () => {
		const { reference } = await atRisk({ email: null });
		await expect(write(reference)).rejects.toMatchObject({ detail: 'no_address' });
		const { reference: other } = await atRisk();
		await expect(write(other, ' ')).rejects.toMatchObject({ code: 'invalid' });
		await cases.transition(db, other, 'closed', '', { outcome: 'solved' });
		await expect(write(other)).rejects.toMatchObject({ code: 'case_is_closed' });
	});

	test('waits for the end of the quiet hours, and is dropped when the case has ended by then', async () => {
		await setQuiet(true);
		const { customer, reference } = await atRisk();
		await write(reference);
		expect(await mail.deliver()).toBe(0);
		const [told] = await story(reference);
		expect(told).toMatchObject({ ...attempted, rule: 'quiet_hours' });
		await setQuiet(false);
		await cases.transition(db, reference, 'closed', '', { outcome: 'solved' });
		await database.sql`update public.outbox set due_at = now() where organization_id = ${organization.id}`;
		await mail.deliver();
		expect(mail.to(customer.email)).toEqual([]);
		expect(await logOf(customer)).toEqual([{ ...common, outcome: 'skipped', rule: 'case_closed' }]);
		expect((await story(reference)).slice(1)).toEqual([
			{ kind: 'note', note: null, mail: 'skipped', rule: 'case_closed' }
		]);
	});

	test('that comes back is told in the story, and the address is not tried again', async () => {
		const { customer, reference } = await atRisk({ email: `nobody-${agent.userId}@example.test` });
		await write(reference);
		await mail.deliver();
		expect(await logOf(customer)).toEqual([
			{ ...common, outcome: 'failed', rule: 'bounced_address' }
		]);
		expect((await story(reference)).slice(1)).toEqual([
			{ kind: 'note', note: null, mail: 'failed', rule: 'bounced_address' }
		]);
		await expect(write(reference, 'Again')).rejects.toMatchObject({ detail: 'bounced_address' });
	});

	test('is written by those who work on cases only', async () => {
		const { reference } = await atRisk();
		const trainer = await makeMember(database.sql, organization, 'trainer');
		const other = await makeMember(database.sql, await makeOrganization(database.sql), 'admin');
		for (const [who, code] of [
			[trainer, 'forbidden'],
			[other, 'not_found']
		] as const) {
			const client = await clientOf(who);
			await expect(
				cases.write({ client, organization: organization.id }, reference, 'a', 'b')
			).rejects.toMatchObject({ code });
		}
	});
});
