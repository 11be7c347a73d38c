import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
	makeMember,
	makeOrganization,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import { makeCustomer, type Customer } from '../../../tests/support/make-survey.ts';
import { addSignal, letDaysPass, letExpire, type Signal } from '../../../tests/support/risk.ts';
import { commitAs, useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();

let organization: Organization;
let agent: Member;
let customer: Customer;

beforeAll(async () => {
	organization = await makeOrganization(database.sql);
	agent = await makeMember(database.sql, organization, 'agent');
});
beforeEach(async () => {
	customer = await makeCustomer(database.sql, organization);
});

const signal = (given: Signal) => addSignal(database.sql, organization, customer, given);

async function alerts() {
	const found = await database.sql<{ band: string; isOpen: boolean; reference: string }[]>`
		select a.band, a.closed_at is null as "isOpen", k.reference
		from public.risk_alerts a join public.cases k on k.organization_id = a.organization_id and k.id = a.case_id
		where a.customer_id = ${customer.id} order by a.opened_at`;
	return [...found];
}

async function closeAndWait(outcome = 'no_problem', days = 15): Promise<void> {
	const open = (await alerts()).find(({ isOpen }) => isOpen);
	await commitAs(
		database.sql,
		agent,
		(
			as
		) => as`select public.transition_case(${organization.id}, ${open?.reference ?? ''}, 'closed', null,
			${database.sql.json({ outcome })})`
	);
	await letDaysPass(database.sql, customer, days);
}

async function fileComplaint(): Promise<string> {
	const facts = {
		customer: customer.externalId,
		words: 'Nobody came.',
		channel: 'phone',
		source: 'staff'
	};
	const [row] = await database.sql<{ reference: string }[]>`
		select private.store_complaint(${organization.id}, ${database.sql.json(facts)}, 'user') ->> 'reference' as reference`;
	return row?.reference ?? '';
}

describe('a band', () => {
	test('that was never left opens no second alert, however often its points change', async () => {
		await signal({ points: 6, daysAgo: 30 });
		await closeAndWait();
		await signal({ points: -2 }); // 4: one below the entry, still inside
		await signal({ points: 2 }); // 6
		expect(await alerts()).toMatchObject([{ band: 'amber', isOpen: false }]);
	});

	test('is left two points below its entry, and the next crossing opens an alert', async () => {
		await signal({ points: 6, daysAgo: 30 });
		await closeAndWait();
		await signal({ points: -3 }); // 3: outside
		await signal({ points: 2 }); // 5
		expect(await alerts()).toMatchObject([{ isOpen: false }, { band: 'amber', isOpen: true }]);
	});

	test('is left too when its points run out by themselves', async () => {
		await signal({ points: 6, daysAgo: 30 });
		await closeAndWait();
		await letExpire(database.sql, customer);
		await signal({ points: 5 });
		expect(await alerts()).toMatchObject([{ isOpen: false }, { band: 'amber', isOpen: true }]);
	});

	test('above the one that an alert was about is a crossing of its own', async () => {
		await signal({ points: 6, daysAgo: 30 });
		await closeAndWait();
		await signal({ points: 2 });
		expect(await alerts()).toMatchObject([{ band: 'amber' }, { band: 'red', isOpen: true }]);
	});

	test('is not entered one point below it', async () => {
		await signal({ points: 4 });
		expect(await alerts()).toEqual([]);
	});
});

describe('points alone are quiet', () => {
	test('while a complaint of the customer is open, and for the quiet days after it', async () => {
		const reference = await fileComplaint();
		await signal({ points: 9 });
		expect(await alerts()).toEqual([]);
		await database.sql`update public.cases set state = 'closed', outcome = 'solved', closed_at = now() - interval '13 days'
			where reference = ${reference}`;
		await signal({ points: 1 });
		expect(await alerts()).toEqual([]);
		await letDaysPass(database.sql, customer, 2);
		await signal({ points: 1 });
		expect(await alerts()).toMatchObject([{ band: 'red', isOpen: true }]);
	});

	test('but a demand is not: its case and the complaint point at each other', async () => {
		const complaint = await fileComplaint();
		await signal({ isMustAct: true });
		const [opened] = await alerts();
		expect(opened).toMatchObject({ band: 'must_act', isOpen: true });
		const linked = await database.sql`
			select k.reference as of, e.details ->> 'case' as to from public.case_events e
			join public.cases k on k.organization_id = e.organization_id and k.id = e.case_id
			where e.kind = 'linked' and k.customer_id = ${customer.id}`;
		expect([...linked]).toEqual(
			expect.arrayContaining([
				{ of: complaint, to: opened?.reference },
				{ of: opened?.reference, to: complaint }
			])
		);
	});

	test('until the quiet time has ended: then the clock opens what came in between', async () => {
		await signal({ points: 6, daysAgo: 30 });
		await closeAndWait('no_problem', 0);
		await signal({ points: 3 });
		expect(await alerts()).toHaveLength(1);
		await letDaysPass(database.sql, customer, 14);
		await database.sql`select private.tend_alerts_of(${organization.id}, now() - interval '1 minute')`;
		expect(await alerts()).toMatchObject([{ isOpen: false }, { band: 'red', isOpen: true }]);
	});
});

test('a demand that was heard does not open an alert again when its quiet time is over', async () => {
	await signal({ isMustAct: true, daysAgo: 30 });
	await closeAndWait('no_problem');
	await signal({ points: 3 });
	expect(await alerts()).toMatchObject([{ band: 'must_act', isOpen: false }]);
	await signal({ points: 2 });
	expect(await alerts()).toMatchObject([
		{ band: 'must_act', isOpen: false },
		{ band: 'amber', isOpen: true }
	]);
});
