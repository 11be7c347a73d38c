/** From an answer to the lot and back: what the queue does with those who are held out. */
import { beforeEach, describe, expect, test } from 'vitest';
import * as gateway from '#lib/server/gateway/gateway.ts';
import * as prevention from '#lib/server/prevention.ts';
import { useGateway } from '../../../tests/support/gateway-clients.ts';
import {
	makeMember,
	makeOrganization,
	only,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import {
	answer,
	makeCustomer,
	makeSurvey,
	ratings,
	type Customer,
	type Survey
} from '../../../tests/support/make-survey.ts';
import { startProgramme } from '../../../tests/support/prevention.ts';
import { answerAs } from '../../../tests/support/submit.ts';
import { commitAs, useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();
useGateway(database);
let organization: Organization;
let manager: Member;
let survey: Survey;
let people: Customer[];

/** Six points, Amber: a very low answer and two wide gaps. */
const AMBER = { perceptions: ratings(1, 7, 1, 1), expectations: ratings(7, 1, 7, 7) };

const say = (who: Customer, changes: Parameters<typeof answer>[0]) =>
	answerAs(database.sql, organization, survey, who, answer({ overall: null, ...changes }));

beforeEach(async () => {
	organization = await makeOrganization(database.sql);
	manager = await makeMember(database.sql, organization, 'quality_manager');
	survey = await makeSurvey(database.sql, organization);
	await startProgramme(database.sql, organization, manager, { block_size: 4, block_holdouts: 2 });
	people = [];
	for (let i = 0; i < 8; i += 1) {
		const customer = await makeCustomer(database.sql, organization);
		people.push(customer);
		await say(customer, AMBER);
	}
});

type Standing = { customer: string; arm: string; hasCase: boolean; reason: string | null };
const standings = () => database.sql<Standing[]>`
	select c.external_id as customer, l.arm, a.case_id is not null as "hasCase", l.release_reason as reason
	from public.prevention_assignments l
	join public.risk_alerts a on a.organization_id = l.organization_id and a.id = l.alert_id
	join public.customers c on c.organization_id = l.organization_id and c.id = l.customer_id
	where l.organization_id = ${organization.id} order by l.position`;

async function aHeldOut(): Promise<Customer> {
	const held = (await standings()).find(({ arm }) => arm === 'holdout');
	return only(people.find(({ externalId }) => externalId === held?.customer));
}
const of = async (who: Customer) =>
	only((await standings()).find(({ customer }) => customer === who.externalId));

describe('those who are held out', () => {
	test('have an alert and no case; those drawn for contact have both', async () => {
		const drawn = await standings();
		expect(drawn).toHaveLength(8);
		expect(drawn.filter(({ arm }) => arm === 'holdout')).toHaveLength(4);
		for (const { arm, hasCase } of drawn) expect(hasCase).toBe(arm === 'contact');
	});

	test('are contacted at once when they ask for it, and stay in their arm', async () => {
		const held = await aHeldOut();
		await say(held, { contact_requested: true });
		expect(await of(held)).toMatchObject({ arm: 'holdout', hasCase: true, reason: 'must_act' });
	});

	test('are contacted at once when somebody marks them vulnerable', async () => {
		const held = await aHeldOut();
		await commitAs(
			database.sql,
			manager,
			(sql) => sql`select public.set_vulnerable(${organization.id}, ${held.externalId}, true)`
		);
		expect(await of(held)).toMatchObject({ arm: 'holdout', hasCase: true, reason: 'vulnerable' });
	});

	test('are in the queue like anybody else once their window has ended', async () => {
		const held = await aHeldOut();
		await database.sql.begin(async (sql) => {
			await sql`alter table public.prevention_assignments disable trigger user`;
			await sql`update public.prevention_assignments set assigned_at = assigned_at - interval '61 days' where customer_id = ${held.id}`;
			await sql`alter table public.prevention_assignments enable trigger user`;
		});
		await prevention.endWindows(await gateway.serviceClient());
		expect(await of(held)).toMatchObject({ hasCase: false, reason: 'window_ended' });
		const [waiting] = await database.sql`
			select customer from private.waiting_alerts(${organization.id}) where customer = ${held.id}`;
		expect(waiting).toEqual({ customer: held.id });
	});
});

test('answers, two workers, a manager who protects and one who stops, all at once: nobody waits in a circle', async () => {
	const asked = people.map((who, i) => say(who, i % 2 ? { contact_requested: true } : AMBER));
	const worker = () => database.sql`select public.end_prevention_windows()`;
	const protect = (who: Customer) =>
		commitAs(
			database.sql,
			manager,
			(sql) => sql`select public.set_vulnerable(${organization.id}, ${who.externalId}, true)`
		);
	const stop = commitAs(
		database.sql,
		manager,
		(sql) => sql`select public.stop_prevention(${organization.id}, 'over')`
	);
	const given = [...asked, worker(), worker(), ...people.slice(0, 4).map(protect), stop];
	const ended = await Promise.allSettled<unknown>(given);
	expect(ended.filter(({ status }) => status === 'rejected')).toEqual([]);
	const waiting = await database.sql`select from public.prevention_assignments
		where organization_id = ${organization.id} and arm = 'holdout' and released_at is null`;
	expect(waiting).toHaveLength(0);
});
