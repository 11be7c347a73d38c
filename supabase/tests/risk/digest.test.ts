import { beforeEach, describe, expect, test } from 'vitest';
import {
	makeMember,
	makeOrganization,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import { makeCustomer, type Customer } from '../../../tests/support/make-survey.ts';
import { addSignal, tellAmberAtOnce, type Signal } from '../../../tests/support/risk.ts';
import { commitAs, useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();

let organization: Organization;
let agent: Member;
let customer: Customer;

beforeEach(async () => {
	organization = await makeOrganization(database.sql, 'UTC');
	agent = await makeMember(database.sql, organization, 'agent');
	customer = await makeCustomer(database.sql, organization);
});

const signal = (given: Signal, who = customer) => addSignal(database.sql, organization, who, given);

async function mails(kind: string) {
	return [
		...(await database.sql<
			{ recipient: string; facts: Record<string, unknown>; isHeld: boolean; due: Date }[]
		>`
		select recipient, facts, due_at > now() as "isHeld", due_at as due from public.outbox
		where organization_id = ${organization.id} and kind = ${kind} order by recipient, created_at`)
	];
}

/** Quiet hours around the present moment, or around the other half of the day. */
async function setQuietHours(areNow: boolean): Promise<void> {
	const hour = new Date().getUTCHours();
	const clock = (offset: number) => `${String((hour + offset + 24) % 24).padStart(2, '0')}:00`;
	const [from, until] = areNow ? [clock(-2), clock(3)] : [clock(4), clock(-3)];
	await database.sql`update public.contact_rules set quiet_from = ${from}, quiet_until = ${until}
		where organization_id = ${organization.id}`;
}

describe('a message about an alert', () => {
	test.each([
		['Amber', { points: 6 }, false, false],
		['Amber', { points: 6 }, true, true],
		['Red', { points: 9 }, false, false],
		['Red', { points: 9 }, true, true],
		['a demand', { isMustAct: true }, false, false],
		['a demand', { isMustAct: true }, true, false]
	])('of %s %o, in quiet hours %s: held back %s', async (_, given, areQuiet, isHeld) => {
		await tellAmberAtOnce(database.sql, organization);
		await setQuietHours(areQuiet);
		await signal(given);
		expect(await mails('alert_opened')).toMatchObject([{ recipient: agent.email, isHeld }]);
	});

	test('that was held back leaves when the quiet hours end, not later', async () => {
		await setQuietHours(true);
		await signal({ points: 9 });
		const [held] = await mails('alert_opened');
		const [rules] = await database.sql<{ until: string }[]>`
			select quiet_until::text as until from public.contact_rules where organization_id = ${organization.id}`;
		expect(held?.due.toISOString().slice(11, 19)).toBe(rules?.until);
		expect((held?.due.getTime() ?? 0) - Date.now()).toBeLessThan(3 * 3_600_000);
	});

	test('is not sent for Amber, whose case waits for the digest unless somebody chose otherwise', async () => {
		await signal({ points: 6 });
		expect(await mails('alert_opened')).toEqual([]);
		await signal({ points: 3 });
		expect(await mails('alert_opened')).toMatchObject([{ facts: { band: 'red' } }]);
	});
});

describe('the digest', () => {
	/** Runs the round at an hour of a day to come, for colleagues who have had no digest for an hour. */
	async function round(hour: number, days: number): Promise<void> {
		await database.sql`
			insert into private.digest_runs (organization_id, user_id, day, at)
			select organization_id, user_id, '2000-01-01', now() - interval '1 hour' from public.memberships
			where organization_id = ${organization.id} on conflict do nothing`;
		await database.sql`
			select private.queue_digests_at(date_trunc('day', now()) + ${`${days} days ${hour} hours`}::interval, 100000)`;
	}

	beforeEach(async () => {
		await database.sql`update public.prevention_rules set digest_hour = 9 where organization_id = ${organization.id}`;
	});

	test('leaves out cases that had a mail of their own, also after the organisation has changed its mind', async () => {
		await tellAmberAtOnce(database.sql, organization);
		await signal({ points: 6 });
		expect(await mails('alert_opened')).toHaveLength(1);
		await database.sql`update public.prevention_rules set amber_at_once = false where organization_id = ${organization.id}`;
		await round(9, 1);
		expect(await mails('alert_digest')).toEqual([]);
	});

	test('leaves out a case that its owner has worked on, and tells it to whoever it was handed to', async () => {
		const [mine, handed] = [customer, await makeCustomer(database.sql, organization)];
		await signal({ points: 6 }, mine);
		await signal({ points: 6 }, handed);
		const other = await makeMember(database.sql, organization, 'agent');
		const referenceOf = async ({ id }: Customer) => {
			const [row] = await database.sql<{ reference: string }[]>`
				select reference from public.cases where customer_id = ${id}`;
			return row?.reference ?? '';
		};
		const [first, second] = [await referenceOf(mine), await referenceOf(handed)];
		await commitAs(database.sql, agent, async (db) => {
			await db`select public.note_case(${organization.id}, ${first}, 'note', 'On it')`;
			await db`select public.assign_case(${organization.id}, ${second}, ${other.userId})`;
		});
		await round(9, 1);
		expect(await mails('alert_digest')).toMatchObject([
			{ recipient: other.email, facts: { cases: [{ customer: handed.externalId }] } }
		]);
	});

	test('leaves once a day from its hour on, to each colleague with news, however many look', async () => {
		await signal({ points: 6 });
		await round(8, 1);
		expect(await mails('alert_digest')).toEqual([]);
		await Promise.all([round(9, 1), round(9, 1), round(10, 1)]);
		const sent = await mails('alert_digest');
		expect(sent).toMatchObject([
			{ recipient: agent.email, facts: { cases: [{ customer: customer.externalId, score: 6 }] } }
		]);
		await round(23, 1);
		expect(await mails('alert_digest')).toHaveLength(1);
	});

	test('tells of nothing twice, and says nothing where there is nothing', async () => {
		await signal({ points: 6 });
		await round(9, 1);
		await round(9, 2);
		expect(await mails('alert_digest')).toHaveLength(1);
	});

	test('tells each colleague of their own cases, and all of who waits and who is to be watched', async () => {
		const manager = await makeMember(database.sql, organization, 'quality_manager');
		await makeMember(database.sql, organization, 'trainer');
		await signal({ points: 6 });
		await commitAs(
			database.sql,
			manager,
			(db) => db`select public.set_prevention_rules(${organization.id}, '{"weekly_capacity": 1}')`
		);
		const [waiting, watched] = [
			await makeCustomer(database.sql, organization),
			await makeCustomer(database.sql, organization)
		];
		await signal({ points: 5 }, waiting);
		await signal({ points: 4 }, watched);
		await round(9, 1);
		const common = {
			waiting: 1,
			newly_waiting: 1,
			watched: 1,
			watch: [{ customer: watched.externalId, score: 4 }]
		};
		const byReader = Object.fromEntries(
			(await mails('alert_digest')).map(({ recipient, facts }) => [recipient, facts])
		);
		expect(Object.keys(byReader)).toHaveLength(2);
		expect(byReader[agent.email]).toMatchObject({
			...common,
			cases: [{ customer: customer.externalId }]
		});
		expect(byReader[manager.email]).toMatchObject({ ...common, cases: [] });
	});

	test('says nothing of cases that have ended, and goes to nobody who is shut out', async () => {
		await signal({ points: 6 });
		await database.sql`
			update public.cases set state = 'closed', outcome = 'solved', closed_at = now() where customer_id = ${customer.id}`;
		await round(9, 1);
		expect(await mails('alert_digest')).toEqual([]);
		const other = await makeCustomer(database.sql, organization);
		await signal({ points: 6 }, other);
		await database.sql`update public.memberships set is_active = false where user_id = ${agent.userId}`;
		await round(9, 2);
		expect(await mails('alert_digest')).toEqual([]);
	});
});
