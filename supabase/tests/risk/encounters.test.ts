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

type Evidence = { quantity: string; promised: number; measured: number };

async function rowsOf(customer: string) {
	return database.sql<{ signal: string; points: number; evidence: Evidence }[]>`
		select e.signal, e.points, e.evidence from public.risk_events e
		join public.customers c on c.organization_id = e.organization_id and c.id = e.customer_id
		where c.external_id = ${customer} order by e.signal`;
}
const signalsOf = async (customer: string) => (await rowsOf(customer)).map(({ signal }) => signal);
const evidenceOf = async (customer: string, wanted = 'long_wait') =>
	(await rowsOf(customer)).find(({ signal }) => signal === wanted)?.evidence;

test.each([
	[
		'minutes',
		{ promised: { wait_minutes: 15 }, measured: { wait_minutes: 42 } },
		'wait_minutes',
		42
	],
	['plain numbers', { promised: 15, measured: 16 }, 'wait_minutes', 16],
	[
		'at most so many',
		{ promised: { wait_minutes: { max: 15 } }, measured: { wait_minutes: 16 } },
		'wait_minutes',
		16
	],
	['a wait of hours', { promised: { wait_hours: 1 }, measured: { wait_hours: 2 } }, 'wait_hours', 2]
])('waiting longer than promised is seen in %s', async (_, facts, quantity, measured) => {
	const { customer } = await report(facts);
	expect(await evidenceOf(customer)).toMatchObject({ quantity, measured });
});

test.each([
	['days', { promised: { delivery_days: 2 }, measured: { delivery_days: 5 } }, 'delivery_days', 5],
	['the promised instant', { promised: '2026-11-20T08:30:00Z' }, 'late_minutes', 30],
	[
		'two instants',
		{ promised: '2026-11-20T08:30:00+00:00', measured: '2026-11-20T10:30:00Z' },
		'late_minutes',
		120
	],
	[
		'an instant with a name',
		{
			promised: { delivered_at: '2026-11-20T08:00:00Z' },
			measured: { delivered_at: '2026-11-20T09:00:00Z' }
		},
		'late_minutes',
		60
	]
])('a late delivery is seen in %s', async (_, facts, quantity, measured) => {
	const { customer } = await report(facts);
	expect(await evidenceOf(customer)).toBeUndefined();
	expect(await evidenceOf(customer, 'delivered_late')).toMatchObject({ quantity, measured });
});

test.each([
	[{ temperature_celsius: 18 }, { temperature_celsius: 15.5 }, 15.5],
	[{ supply_temperature: { min: 18 } }, { supply_temperature: 17.9 }, 17.9],
	[{ clean_rooms: { min: 3 } }, { clean_rooms: 2 }, 2],
	[{ noise_decibel: { max: 30 } }, { noise_decibel: 31 }, 31]
])('quality below its standard is seen: %j, measured %j', async (promised, measured, told) => {
	const { customer } = await report({ promised, measured });
	expect(await evidenceOf(customer, 'below_standard')).toMatchObject({ measured: told });
});

test.each([
	[{ temperature_celsius: 18 }, { temperature_celsius: 18 }],
	[{ temperature_celsius: 18 }, { temperature_celsius: 25 }],
	[{ noise_decibel: { max: 30 } }, { noise_decibel: 30 }],
	// Nobody has said which direction is worse.
	[{ visits: 1 }, { visits: 3 }],
	[{ visits: 3 }, { visits: 1 }],
	[{ temperature_celsius: { min: 'warm' } }, { temperature_celsius: 2 }]
])('quality that kept its promise gives no signal: %j, measured %j', async (promised, measured) => {
	const { customer } = await report({ promised, measured });
	expect(await signalsOf(customer)).toEqual([]);
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

test('facts that were named give their signals, once each, and those that demand action open an alert', async () => {
	const facts = ['cancelled', 'service_fault', 'cancelled', 'missed_callback', 'public_post'];
	const { customer } = await report({ facts, product: 'Boiler K2', batch: '2026-07' });
	const rows = await rowsOf(customer);
	expect(rows.map(({ signal, points }) => [signal, points])).toEqual([
		['cancelled', 2],
		['missed_callback', 3],
		['public_post', 0],
		['service_fault', 2]
	]);
	expect(rows[3]?.evidence).toMatchObject({
		product: 'Boiler K2',
		batch: '2026-07',
		service: { en: 'Counter' },
		site: { en: 'Main' }
	});
	const [alert] = await database.sql`
		select a.band from public.risk_alerts a
		join public.customers c on c.organization_id = a.organization_id and c.id = a.customer_id
		where c.external_id = ${customer}`;
	expect(alert?.['band']).toBe('must_act');
});

test('a fact that is not listed is refused', async () => {
	await expect(report({ facts: ['unheard_of'] })).rejects.toMatchObject({ code: '23514' });
});

test('coming again about the same service is one signal for a run of contacts, in whatever order they are told', async () => {
	const again = { customer: { external_id: unique('customer') } };
	const customer = again.customer.external_id;
	const on = (day: string) => ({
		...again,
		started_at: `${day}T08:00:00Z`,
		ended_at: `${day}T08:10:00Z`
	});
	await report(on('2026-11-20'));
	expect(await signalsOf(customer)).toEqual([]);
	await report(on('2026-09-01'));
	expect(await signalsOf(customer)).toEqual([]);
	await report(on('2026-11-10'));
	expect(await rowsOf(customer)).toMatchObject([
		{ signal: 'repeated_contact', points: 1, evidence: { contacts: 2, days: 10 } }
	]);
	await report(on('2026-11-15'));
	expect(await signalsOf(customer)).toEqual(['repeated_contact']);
});

test('a threshold may differ by service and by segment, the later line counting', async () => {
	await database.sql`
		update public.risk_card_signals set parameters = '{"grace_minutes": 5, "overrides": [
			{"segment": "business", "grace_minutes": 0}, {"service": "counter", "segment": "home", "grace_minutes": 10}]}'
		where organization_id = ${organization.id} and signal = 'long_wait'`;
	const waited = async (minutes: number, segment?: string) => {
		const external_id = unique('customer');
		await report({
			customer: { external_id, ...(segment && { segment }) },
			promised: { wait_minutes: 15 },
			measured: { wait_minutes: 15 + minutes }
		});
		return signalsOf(external_id);
	};
	expect(await waited(5)).toEqual([]);
	expect(await waited(6)).toEqual(['long_wait']);
	expect(await waited(1, 'business')).toEqual(['long_wait']);
	expect(await waited(10, 'home')).toEqual([]);
	expect(await waited(11, 'home')).toEqual(['long_wait']);
});

test('a file of contacts keeps the good lines, names the bad ones, and adds nothing the second time', async () => {
	const manager = await makeMember(database.sql, organization, 'quality_manager');
	const line = (row: number, changes: object) => ({
		row,
		external_id: `import-${row}`,
		customer: { external_id: `imported-${row}` },
		...{ site: 'main', service: 'counter', channel: 'visit' },
		...{ started_at: '2026-11-20T08:00:00Z', ended_at: '2026-11-20T09:00:00Z' },
		...changes
	});
	const lines = [line(1, { facts: ['cancelled'] }), line(2, { site: 'nowhere' }), line(3, {})];
	const imported = async (who: Member) => {
		const [row] = await commitAs(
			database.sql,
			who,
			(as) => as`select public.import_encounters(${organization.id}, ${as.json(lines)}) as report`
		);
		return row?.['report'] as unknown;
	};
	const rejected = [{ row: 2, code: 'unknown_site' }];
	expect(await imported(manager)).toEqual({ accepted: 2, duplicates: 0, rejected });
	expect(await imported(manager)).toEqual({ accepted: 0, duplicates: 2, rejected });
	expect(await signalsOf('imported-1')).toEqual(['cancelled']);
	await expect(imported(agent)).rejects.toThrow('forbidden');
});
