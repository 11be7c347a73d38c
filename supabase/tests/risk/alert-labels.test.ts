import { beforeEach, describe, expect, test } from 'vitest';
import {
	makeMember,
	makeOrganization,
	only,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import { makeCustomer, type Customer } from '../../../tests/support/make-survey.ts';
import { addSignal, letDaysPass, type Signal } from '../../../tests/support/risk.ts';
import { as, commitAs, useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();

let organization: Organization;
let agent: Member;
let customer: Customer;

beforeEach(async () => {
	organization = await makeOrganization(database.sql);
	agent = await makeMember(database.sql, organization, 'agent');
	customer = await makeCustomer(database.sql, organization);
});

const signal = (given: Signal, who = customer) => addSignal(database.sql, organization, who, given);

async function alertOf(who = customer) {
	const [found] = await database.sql<{ id: string; reference: string }[]>`
		select a.id, k.reference from public.risk_alerts a
		join public.cases k on k.organization_id = a.organization_id and k.id = a.case_id where a.customer_id = ${who.id}`;
	return only(found);
}

const label = (alert: string, said: string, who: Member = agent) =>
	commitAs(
		database.sql,
		who,
		(db) => db`select public.label_alert(${organization.id}, ${alert}, ${said})`
	);

type Row = { signal: string; alerts: number; useful: number; wrong: number } & Record<
	'this_week' | 'with_case' | 'ignored' | 'known' | 'too_early',
	number
>;
async function quality(): Promise<Row[]> {
	const [row] = await as(
		database.sql,
		agent,
		(db) => db<{ rows: Row[] }[]>`select public.signal_quality(${organization.id}) as rows`
	);
	return only(row).rows;
}

describe('a label', () => {
	test('is one for each person, who may change their mind', async () => {
		await signal({ points: 6 });
		const { id } = await alertOf();
		const other = await makeMember(database.sql, organization, 'quality_manager');
		await label(id, 'wrong');
		await label(id, 'useful');
		await label(id, 'known', other);
		const found = await database.sql`
			select user_id, label from public.alert_labels where alert_id = ${id} order by label`;
		expect([...found]).toEqual([
			{ user_id: other.userId, label: 'known' },
			{ user_id: agent.userId, label: 'useful' }
		]);
	});

	test('is refused for words that are none, for alerts of others, and for those who see no customers', async () => {
		await signal({ points: 6 });
		const { id } = await alertOf();
		const trainer = await makeMember(database.sql, organization, 'trainer');
		const elsewhere = await makeOrganization(database.sql);
		const stranger = await makeMember(database.sql, elsewhere, 'admin');
		await expect(label(id, 'nice')).rejects.toThrow('invalid');
		await expect(label(crypto.randomUUID(), 'useful')).rejects.toThrow('not_found');
		await expect(label(id, 'useful', trainer)).rejects.toThrow('forbidden');
		await expect(label(id, 'useful', stranger)).rejects.toThrow(/forbidden|not_found/);
		expect(
			await database.sql`select 1 from public.alert_labels where alert_id = ${id}`
		).toHaveLength(0);
	});
});

describe('the quality of a signal', () => {
	test('counts the alerts that it was part of, and what was said of them', async () => {
		await signal({ signal: 'low_answer', points: 4 });
		await signal({ signal: 'long_wait', points: 2 });
		await signal({ signal: 'case_solved', points: -1 });
		const second = await makeCustomer(database.sql, organization);
		await signal({ signal: 'low_answer', points: 5 }, second);
		await label((await alertOf()).id, 'useful');
		await label((await alertOf(second)).id, 'wrong');
		expect(await quality()).toMatchObject([
			{ signal: 'low_answer', alerts: 2, this_week: 2, useful: 1, wrong: 1 },
			{ signal: 'long_wait', alerts: 1, this_week: 1, useful: 1, wrong: 0 }
		]);
	});

	test('does not count a signal that came after the alert had closed', async () => {
		await signal({ points: 6, daysAgo: 1 });
		await database.sql`update public.risk_alerts set closed_at = now() - interval '1 minute' where customer_id = ${customer.id}`;
		await signal({ signal: 'long_wait', points: 1 });
		expect((await quality()).map((row) => row.signal)).toEqual(['low_answer']);
	});

	test('counts as ignored a case that nobody touched for 48 hours, and no other', async () => {
		const [touched, untouched, fresh] = [
			customer,
			await makeCustomer(database.sql, organization),
			await makeCustomer(database.sql, organization)
		];
		for (const each of [touched, untouched, fresh]) await signal({ points: 6, daysAgo: 4 }, each);
		const { reference } = await alertOf(touched);
		await commitAs(
			database.sql,
			agent,
			(db) => db`select public.note_case(${organization.id}, ${reference}, 'note', 'Looked at.')`
		);
		await letDaysPass(database.sql, untouched, 3);
		await database.sql`update public.risk_alerts set case_opened_at = case_opened_at - interval '47 hours' where customer_id = ${fresh.id}`;
		expect(await quality()).toMatchObject([{ alerts: 3, with_case: 1, ignored: 1 }]);
		await letDaysPass(database.sql, touched, 3);
		await database.sql`alter table public.case_events disable trigger append_only`;
		await database.sql`update public.case_events set at = at - interval '3 days' where case_id = (
			select id from public.cases where reference = ${reference})`;
		await database.sql`alter table public.case_events enable trigger append_only`;
		expect(await quality()).toMatchObject([{ with_case: 2, ignored: 1 }]);
	});
});
