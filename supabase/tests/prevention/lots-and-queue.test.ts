/** What the queue does with those who are held out or given back, round by round. */
import { beforeEach, describe, expect, test } from 'vitest';
import {
	makeMember,
	makeOrganization,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import { makeCustomer, type Customer } from '../../../tests/support/make-survey.ts';
import { startProgramme } from '../../../tests/support/prevention.ts';
import { addSignal, type Signal } from '../../../tests/support/risk.ts';
import { as, commitAs, useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();

let organization: Organization;
let manager: Member;
let agent: Member;

beforeEach(async () => {
	organization = await makeOrganization(database.sql);
	manager = await makeMember(database.sql, organization, 'quality_manager');
	agent = await makeMember(database.sql, organization, 'agent');
	await startProgramme(database.sql, organization, manager, { block_size: 2, block_holdouts: 1 });
});

const signal = (customer: Customer, given: Signal) =>
	addSignal(database.sql, organization, customer, given);

type Lot = { id: string; arm: string; hasCase: boolean; reason: string | null; released: string };

const lots = () => database.sql<Lot[]>`
	select s.customer_id as id, s.arm, a.case_id is not null as "hasCase", a.case_reason as reason, s.release_reason as released
	from public.prevention_assignments s
	join public.risk_alerts a on a.organization_id = s.organization_id and a.id = s.alert_id
	where s.organization_id = ${organization.id} order by s.arm`;

/** Two Amber customers of one stratum: one is contacted, the other held out. */
async function two(): Promise<{ contact: Customer; holdout: Customer }> {
	const customers = [
		await makeCustomer(database.sql, organization),
		await makeCustomer(database.sql, organization)
	];
	for (const customer of customers) await signal(customer, { points: 5 });
	const [contact, holdout] = await lots();
	const find = (lot: Lot | undefined) => {
		const found = customers.find(({ id }) => id === lot?.id);
		if (!found) throw new Error('nobody was drawn');
		return found;
	};
	return { contact: find(contact), holdout: find(holdout) };
}

const tend = () =>
	database.sql`select private.tend_alerts_of(${organization.id}, now() - interval '1 minute')`;

const queueOf = async (who: Member) => {
	const [row] = await as(
		database.sql,
		who,
		(t) => t<{ told: unknown }[]>`select public.alert_queue(${organization.id}) as told`
	);
	return JSON.stringify(row?.told);
};

describe('who is held out', () => {
	test('is not in the queue that is shown, to anybody', async () => {
		const { holdout } = await two();
		for (const who of [agent, manager])
			expect(await queueOf(who)).not.toContain(holdout.externalId);
	});

	test('is helped at once when the points turn Red', async () => {
		const { holdout } = await two();
		await signal(holdout, { points: 5 });
		expect(await lots()).toMatchObject([
			{ arm: 'contact' },
			{ arm: 'holdout', hasCase: true, reason: 'red', released: 'red' }
		]);
	});
});

describe('who is given back', () => {
	test('when the programme is stopped waits like anybody else, and gets a case in the next round', async () => {
		await two();
		await commitAs(
			database.sql,
			manager,
			(t) => t`select public.stop_prevention(${organization.id}, 'Enough')`
		);
		expect(await lots()).toMatchObject([
			{ arm: 'contact' },
			{ arm: 'holdout', hasCase: false, released: 'program_ended' }
		]);
		await tend();
		expect(await lots()).toMatchObject([{ arm: 'contact' }, { arm: 'holdout', hasCase: true }]);
	});

	test('when the window has ended gets room in the week before a case', async () => {
		const { holdout } = await two();
		await commitAs(
			database.sql,
			manager,
			(t) =>
				t`select public.set_prevention_rules(${organization.id}, ${t.json({ weekly_capacity: 1 })})`
		);
		await database.sql`alter table public.prevention_assignments disable trigger keep_lot`;
		await database.sql`update public.prevention_assignments set assigned_at = assigned_at - interval '61 days'
			where organization_id = ${organization.id}`;
		await database.sql`alter table public.prevention_assignments enable trigger keep_lot`;
		await database.sql`select public.end_prevention_windows()`;
		await tend();
		expect(await queueOf(agent)).toContain(holdout.externalId);
		expect(await lots()).toMatchObject([
			{ arm: 'contact' },
			{ arm: 'holdout', hasCase: false, released: 'window_ended' }
		]);
		await database.sql`update public.risk_alerts set case_opened_at = case_opened_at - interval '7 days'
			where organization_id = ${organization.id} and case_id is not null`;
		await tend();
		expect(await lots()).toMatchObject([
			{ arm: 'contact' },
			{ arm: 'holdout', hasCase: true, reason: 'queue' }
		]);
	});
});
