import { beforeAll, expect, test } from 'vitest';
import {
	makeMember,
	makeOrganization,
	unique,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import { commitAs, useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();

let organization: Organization;
let agent: Member;

beforeAll(async () => {
	organization = await makeOrganization(database.sql);
	agent = await makeMember(database.sql, organization, 'agent');
});

async function report(facts: object): Promise<{ customer: string; created: boolean }> {
	const customer = unique('customer');
	const encounter = {
		external_id: unique('encounter'),
		customer: { external_id: customer },
		site: 'main',
		service: 'counter',
		channel: 'visit',
		started_at: '2026-11-20T08:00:00Z',
		ended_at: '2026-11-20T09:00:00Z',
		...facts
	};
	const [row] = await commitAs(
		database.sql,
		agent,
		(as) =>
			as`select created from public.record_encounter(${organization.id}, ${database.sql.json(encounter)})`
	);
	return { customer, created: row?.['created'] === true };
}

async function evidenceOf(customer: string) {
	const [row] = await database.sql`
		select e.evidence from public.risk_events e
		join public.customers c on c.organization_id = e.organization_id and c.id = e.customer_id
		where c.external_id = ${customer} and e.signal = 'long_wait'`;
	return row?.['evidence'] as { quantity: string; promised: number; measured: number } | undefined;
}

test.each([
	[
		'minutes',
		{ promised: { wait_minutes: 15 }, measured: { wait_minutes: 42 } },
		'wait_minutes',
		42
	],
	['plain numbers', { promised: 15, measured: 16 }, 'wait_minutes', 16],
	['days', { promised: { delivery_days: 2 }, measured: { delivery_days: 5 } }, 'delivery_days', 5],
	['the promised instant', { promised: '2026-11-20T08:30:00Z' }, 'late_minutes', 30],
	[
		'two instants',
		{ promised: '2026-11-20T08:30:00+00:00', measured: '2026-11-20T10:30:00Z' },
		'late_minutes',
		120
	]
])('waiting longer than promised is seen in %s', async (_, facts, quantity, measured) => {
	const { customer } = await report(facts);
	expect(await evidenceOf(customer)).toMatchObject({ quantity, measured });
});

test.each([
	['as long as promised', { promised: { wait_minutes: 15 }, measured: { wait_minutes: 15 } }],
	['nothing measured', { promised: { wait_minutes: 15 } }],
	['quantities that are no waits', { promised: { degrees: 18 }, measured: { degrees: 21 } }],
	['a time zone that does not exist', { promised: '2026-10-01T10:00 Nowhere/Zone' }],
	['a day that does not exist', { promised: '2026-02-31T10:00:00Z' }],
	['a number beyond reason', { promised: { wait_minutes: 1 }, measured: { wait_minutes: 1e200 } }],
	[
		'a name beyond reason',
		{ promised: { [`wait${'x'.repeat(300)}`]: 1 }, measured: { [`wait${'x'.repeat(300)}`]: 2 } }
	]
])('%s is recorded without a signal', async (_, facts) => {
	const { customer, created } = await report(facts);
	expect(created).toBe(true);
	expect(await evidenceOf(customer)).toBeUndefined();
});

test('a contact that is reported again changes nothing, not even a customer', async () => {
	const external = unique('encounter');
	const { created } = await report({ external_id: external });
	expect(created).toBe(true);
	const again = await report({ external_id: external });
	expect(again.created).toBe(false);
	const [row] = await database.sql`
		select count(*)::int as n from public.customers where external_id = ${again.customer}`;
	expect(row?.['n']).toBe(0);
});
