import { beforeEach, describe, expect, test } from 'vitest';
import {
	makeMember,
	makeOrganization,
	only,
	unique,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import type { Customer } from '../../../tests/support/make-survey.ts';
import { addGap, addSignal } from '../../../tests/support/risk.ts';
import { as, commitAs, useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();

let organization: Organization;
let agent: Member;

beforeEach(async () => {
	organization = await makeOrganization(database.sql);
	agent = await makeMember(database.sql, organization, 'agent');
	await database.sql`
		insert into public.sites (organization_id, code, name) values (${organization.id}, 'north', '{"en": "North"}')`;
});

/** A customer who waited longer than promised at a place, so many days ago. */
async function waits({ site = 'main', daysAgo = 0 } = {}): Promise<Customer> {
	const externalId = unique('customer');
	const ended = new Date(Date.now() - daysAgo * 86_400_000 - 60_000).toISOString();
	const encounter = {
		...{ external_id: unique('encounter'), customer: { external_id: externalId } },
		...{ site, service: 'counter', channel: 'visit', started_at: ended, ended_at: ended },
		...{ promised: { wait_minutes: 10 }, measured: { wait_minutes: 40 } }
	};
	await commitAs(
		database.sql,
		agent,
		(db) => db`select public.record_encounter(${organization.id}, ${database.sql.json(encounter)})`
	);
	const [row] = await database.sql<Customer[]>`
		select id, external_id as "externalId" from public.customers
		where organization_id = ${organization.id} and external_id = ${externalId}`;
	return only(row);
}

const several = async (count: number, given: Parameters<typeof waits>[0] = {}) => {
	const made: Customer[] = [];
	for (let each = 0; each < count; each += 1) made.push(await waits(given));
	return made;
};

const look = () =>
	database.sql`select private.tend_alerts_of(${organization.id}, now() - interval '1 minute')`;

async function clusters() {
	return [
		...(await database.sql<
			{ signal: string; site: string; members: number; reference: string; isOpen: boolean }[]
		>`
		select c.signal, s.code as site, k.reference, k.closed_at is null as "isOpen", k.customer_id,
			(select count(*)::int from public.risk_cluster_members m where m.cluster_id = c.id) as members
		from public.risk_clusters c join public.sites s on s.id = c.site_id join public.cases k on k.id = c.case_id
		where c.organization_id = ${organization.id} order by c.opened_at`)
	];
}

async function alertsOf(customer: Customer) {
	return [
		...(await database.sql`select band from public.risk_alerts where customer_id = ${customer.id} and closed_at is null`)
	];
}

async function close(reference: string): Promise<void> {
	await commitAs(
		database.sql,
		agent,
		(db) =>
			db`select public.transition_case(${organization.id}, ${reference}, 'closed', null, '{"outcome": "solved"}')`
	);
}

describe('the same signal at the same place', () => {
	test('with five customers is one case about all of them, told once to its owner', async () => {
		await several(4);
		await look();
		expect(await clusters()).toEqual([]);
		await several(1);
		await look();
		await look();
		expect(await clusters()).toMatchObject([
			{ signal: 'long_wait', site: 'main', members: 5, isOpen: true, customer_id: null }
		]);
		const told = await database.sql`
			select recipient, facts ->> 'customers' as customers from public.outbox
			where organization_id = ${organization.id} and kind = 'cluster_opened'`;
		expect([...told]).toEqual([{ recipient: agent.email, customers: '5' }]);
	});

	test('counts customers, not signals', async () => {
		const [one] = await several(4);
		if (!one) throw new Error('nobody');
		await database.sql`
			insert into public.encounters (organization_id, external_id, customer_id, site_id, service_id, channel, started_at, ended_at)
			select organization_id, 'again', customer_id, site_id, service_id, channel, started_at, ended_at
			from public.encounters where customer_id = ${one.id}`;
		await database.sql`
			insert into public.risk_events (organization_id, customer_id, card_id, signal, points, is_must_act, occurred_at,
				expires_at, source_key, evidence, encounter_id)
			select e.organization_id, e.customer_id, e.card_id, e.signal, e.points, false, now(), e.expires_at, 'again', '{}',
				(select id from public.encounters where external_id = 'again' and organization_id = ${organization.id})
			from public.risk_events e where e.customer_id = ${one.id}`;
		await look();
		expect(await clusters()).toEqual([]);
	});

	test('at two places, or spread over more than a week, is no cluster', async () => {
		await several(3);
		await several(3, { site: 'north' });
		await several(3, { daysAgo: 8 });
		await look();
		expect(await clusters()).toEqual([]);
	});

	test('takes in who comes later, and hands nobody out twice', async () => {
		await several(5);
		await look();
		await several(2);
		await look();
		expect(await clusters()).toMatchObject([{ members: 7 }]);
	});

	test('that was put right opens the next case only for what happens afterwards', async () => {
		await several(5);
		await look();
		await close((await clusters())[0]?.reference ?? '');
		await several(4);
		await look();
		expect(await clusters()).toHaveLength(1);
		await database.sql`update public.cases set closed_at = closed_at - interval '2 hours' where organization_id = ${organization.id}`;
		await several(1);
		await look();
		expect(await clusters()).toMatchObject([{ isOpen: false, members: 5 }, { isOpen: true }]);
	});
});

describe('gaps', () => {
	/** What each open cluster is about, with how many. */
	const about = async () =>
		(
			await database.sql<{ told: string }[]>`
				select coalesce(c.dimension, 'all') || ' ' || coalesce(c.dimension_name ->> 'en', '-') || ' '
					|| (select count(*) from public.risk_cluster_members m where m.cluster_id = c.id) as told
				from public.risk_clusters c join public.cases k on k.id = c.case_id
				where c.organization_id = ${organization.id} and k.closed_at is null order by 1`
		).map(({ told }) => told);
	const gaps = async (dimension: string, count: number) => {
		for (let each = 0; each < count; each += 1) {
			await addGap(database.sql, organization, dimension);
		}
	};

	test('in different dimensions have no common cause', async () => {
		await gaps('responsiveness', 4);
		await gaps('tangibles', 4);
		await look();
		expect(await about()).toEqual([]);
		await gaps('tangibles', 1);
		await look();
		expect(await about()).toEqual(['tangibles tangibles 5']);
	});

	test('make a cluster for each dimension, also with the same customers, and the mail names it', async () => {
		await gaps('responsiveness', 4);
		const both = await addGap(database.sql, organization, 'responsiveness');
		await addGap(database.sql, organization, 'tangibles', both);
		await gaps('tangibles', 4);
		await look();
		await look();
		expect(await about()).toEqual(['responsiveness responsiveness 5', 'tangibles tangibles 5']);
		const told = await database.sql`
			select facts #>> '{dimension,zh}' as dimension from public.outbox
			where organization_id = ${organization.id} and kind = 'cluster_opened' order by 1`;
		expect(told.map(({ dimension }) => dimension as string)).toEqual([
			'responsiveness（中）',
			'tangibles（中）'
		]);
		const listed = await as(
			database.sql,
			agent,
			(db) => db<{ cluster: { dimension: string } }[]>`
				select file -> 'cluster' as cluster
				from public.list_cases(${organization.id}, p_clusters => true) as file`
		);
		expect(listed.map(({ cluster }) => cluster.dimension).sort()).toEqual([
			'responsiveness',
			'tangibles'
		]);
	});

	test('that were put right in one dimension still make a cluster in another', async () => {
		await gaps('tangibles', 5);
		await look();
		await close((await clusters())[0]?.reference ?? '');
		await gaps('responsiveness', 5);
		await look();
		expect(await about()).toEqual(['responsiveness responsiveness 5']);
	});

	test('join a cluster of all dimensions that is still open from before they were told apart', async () => {
		await gaps('responsiveness', 5);
		await look();
		await database.sql`
			update public.risk_clusters set dimension = null, dimension_name = null where organization_id = ${organization.id}`;
		await gaps('tangibles', 6);
		await gaps('responsiveness', 1);
		await look();
		expect(await about()).toEqual(['all - 12']);
	});
});

describe('a customer of a cluster', () => {
	test('has no Amber alert of their own while it is open, but is heard when they demand it or reach Red', async () => {
		const [quiet, red, urgent, other] = await several(5);
		if (!quiet || !red || !urgent || !other) throw new Error('nobody');
		await look();
		const outside = await waits({ site: 'north' });
		for (const each of [quiet, outside]) {
			await addSignal(database.sql, organization, each, { points: 4 });
		}
		await addSignal(database.sql, organization, red, { points: 8 });
		await addSignal(database.sql, organization, urgent, { isMustAct: true });
		expect(await alertsOf(quiet)).toEqual([]);
		expect(await alertsOf(outside)).toEqual([{ band: 'amber' }]);
		expect(await alertsOf(red)).toEqual([{ band: 'red' }]);
		expect(await alertsOf(urgent)).toEqual([{ band: 'must_act' }]);
	});

	test('who waited in the queue waits no longer on the list', async () => {
		const manager = await makeMember(database.sql, organization, 'quality_manager');
		await commitAs(
			database.sql,
			manager,
			(db) =>
				db`select public.set_prevention_rules(${organization.id}, '{"weekly_capacity": 1, "minimum_points": 50}')`
		);
		const [waiting] = await several(5);
		if (!waiting) throw new Error('nobody');
		await addSignal(database.sql, organization, waiting, { points: 4 });
		const queue = () =>
			as(
				database.sql,
				agent,
				(db) =>
					db<{ n: string }[]>`select public.alert_queue(${organization.id}) ->> 'waiting' as n`
			);
		expect(await queue()).toEqual([{ n: '1' }]);
		await look();
		expect(await queue()).toEqual([{ n: '0' }]);
	});

	test('is listed with what they have in common, to those who may see customers', async () => {
		await several(5);
		await look();
		const { reference } = only((await clusters())[0]);
		const trainer = await makeMember(database.sql, organization, 'trainer');
		const read = (who: Member) =>
			as(
				database.sql,
				who,
				(db) => db<{ member: { event: { signal: string } } }[]>`
					select public.cluster_members(${organization.id}, ${reference}) as member`
			);
		const members = await read(agent);
		expect(members).toHaveLength(5);
		expect(members[0]?.member.event.signal).toBe('long_wait');
		expect(await read(trainer)).toHaveLength(0);
	});
});

test('how many customers make a cluster is a rule of the organisation', async () => {
	const manager = await makeMember(database.sql, organization, 'quality_manager');
	await commitAs(
		database.sql,
		manager,
		(db) => db`select public.set_prevention_rules(${organization.id}, '{"cluster_customers": 3}')`
	);
	await several(3);
	await look();
	expect(await clusters()).toMatchObject([{ members: 3 }]);
});
