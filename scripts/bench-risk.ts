/**
 * Customers by the hundred thousand with a ledger as a large organisation has one: how long it takes to value them all
 * by another card with reasons, to preview and accept it, to list them, and to open one.
 */
import postgres, { type JSONValue, type Sql } from 'postgres';
import { as, commitAs, type Actor } from '../tests/support/test-database.ts';

/** Rows of the ledger for each customer, a third of them expired. */
const ROWS_PER_CUSTOMER = 3;
/** Service contacts and answers for each customer; some have none. */
const KNOWN_SHARE = 0.7;
/** One in so many contacts tells of a fault, one in so many others of a callback that was not made. */
const FAULT_OF = 50;
const MISSED_OF = 100;
const SITES = 20;
const BATCHES_OF = 200;
const ROUNDS = 5;
const ADMIN = 'admin@demo.test';

export type Rescored = {
	customers: number;
	rows: number;
	/** Seconds. */
	fill: number;
	rescore: number;
	preview: number;
	accept: number;
	apply: number;
	list: number;
	listWatch: number;
	search: number;
	record: number;
};

export async function rescore(databaseUrl: string, customers: number): Promise<Rescored> {
	const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
	try {
		const organization = await makeOrganization(sql, `bench-risk-${customers}`);
		const fill = await secondsOf(() => addCustomers(sql, organization, customers));
		await sql.unsafe('vacuum analyze');
		const [counted] = await sql<{ rows: number }[]>`
			select count(*)::int as rows from public.risk_events where organization_id = ${organization}`;
		const [admin] = await sql<{ id: string }[]>`select id from auth.users where email = ${ADMIN}`;
		const actor: Actor = { userId: admin?.id ?? '' };
		const ask = (question: (transaction: Sql) => Promise<unknown>) =>
			medianOf(() => as(sql, actor, (transaction) => question(transaction as unknown as Sql)));
		const draft = await draftOf(sql, organization);
		const [first] = await sql<{ external_id: string }[]>`
			select external_id from public.customers where organization_id = ${organization} limit 1`;
		return {
			customers,
			rows: counted?.rows ?? 0,
			fill,
			rescore: await medianOf(
				() => sql`
					select count(*), sum(cardinality(r.reasons))
					from private.rescored(${organization}, ${sql.json(draft.valued)}) r`
			),
			preview: await ask(
				(asked) => asked`select public.preview_card(${organization}, ${sql.json(draft.card)})`
			),
			list: await ask((asked) => asked`select * from public.list_customers(${organization})`),
			listWatch: await ask(
				(asked) => asked`select * from public.list_customers(${organization}, 'watch')`
			),
			search: await ask(
				(asked) => asked`select * from public.list_customers(${organization}, p_search => 'c-4711')`
			),
			record: await ask(
				(asked) =>
					asked`select public.customer_record(${organization}, ${first?.external_id ?? ''})`
			),
			...(await accept(sql, organization, actor, draft.card))
		};
	} finally {
		await sql.end();
	}
}

/** An organisation with sites, a service and a survey that everybody is asked. */
export async function makeOrganization(sql: Sql, code: string): Promise<string> {
	const [made] = await sql<{ id: string }[]>`
		select private.create_organization(${code}, ${sql.json({ en: code })}) as id`;
	const id = made?.id ?? '';
	await sql`
		insert into public.sites (organization_id, code, name)
		select ${id}, 's' || n, '{"en": "Site"}' from generate_series(0, ${SITES - 1}) as n`;
	await sql`insert into public.services (organization_id, code, name) values (${id}, 'repair', '{"en": "Repair"}')`;
	await sql`
		insert into public.surveys (organization_id, code, instrument_id, form, title, languages, status)
		select ${id}, 'all', i.id, 'expectation_perception', '{"en": "All"}', '{zh,en}', 'open'
		from public.instruments i where i.organization_id = ${id} limit 1`;
	await sql`
		insert into public.memberships (organization_id, user_id, role, display_name, locale)
		select ${id}, u.id, 'admin', 'Bench', 'en' from auth.users u where u.email = ${ADMIN}`;
	return id;
}

/** Written past the triggers; the evidence is as long as that of a real gap. */
export async function addCustomers(
	sql: Sql,
	organization: string,
	customers: number
): Promise<void> {
	await sql.unsafe('set session_replication_role = replica');
	await sql`select setseed(0.5)`;
	await sql`
		insert into public.customers (organization_id, external_id, name, segment)
		select ${organization}, 'C-' || n, 'Customer ' || n, (array['home', 'business'])[1 + n % 2]
		from generate_series(1, ${customers}) as n`;
	await sql`
		insert into public.responses (organization_id, survey_id, submission_id, customer_id, site_id, service_id, perceptions,
			expectations, overall, submitted_at, received_at)
		select c.organization_id, s.id, c.external_id, c.id, t.id, v.id, '{5,5,5}', '{6,6,6}', 5, at.day, at.day
		from public.customers c
		join public.surveys s on s.organization_id = c.organization_id
		join public.sites t on t.organization_id = c.organization_id and t.code = 's' || abs(hashtext(c.external_id)) % ${SITES}
		join public.services v on v.organization_id = c.organization_id
		cross join lateral (select now() - random() * interval '120 days' as day where c.id is not null) as at
		where c.organization_id = ${organization} and random() < ${KNOWN_SHARE}`;
	await sql`
		insert into public.encounters (organization_id, external_id, customer_id, site_id, service_id, channel, started_at, ended_at,
			created_at, promised, measured, product, batch, facts)
		select c.organization_id, c.external_id, c.id, t.id, v.id, 'visit', at.day, at.day, at.day, '{"wait_minutes": 15}', '{"wait_minutes": 20}',
			'K2', 'B-' || abs(hashtext(c.external_id)) % ${Math.ceil(customers / BATCHES_OF)},
			case when at.chance < ${1 / FAULT_OF} then array['service_fault'] when at.chance < ${1 / FAULT_OF + 1 / MISSED_OF} then array['missed_callback'] else '{}' end
		from public.customers c
		join public.sites t on t.organization_id = c.organization_id and t.code = 's' || abs(hashtext(c.external_id)) % ${SITES}
		join public.services v on v.organization_id = c.organization_id
		cross join lateral (select now() - random() * interval '90 days' as day, random() as chance where c.id is not null) as at
		where c.organization_id = ${organization} and random() < ${KNOWN_SHARE}`;
	await sql`
		insert into public.risk_events (organization_id, customer_id, card_id, signal, points, is_must_act, occurred_at, expires_at,
			recorded_at, source_key, evidence)
		select c.organization_id, c.id, k.id, s.signal, s.points, s.is_must_act, at.day, at.day + make_interval(days => s.life_days),
			at.day, c.external_id || ':' || n, jsonb_build_object('survey', 'all', 'title', '{"zh": "服务后调查", "en": "After-service"}'::jsonb,
				'dimension', 'responsiveness', 'name', '{"zh": "响应性", "en": "Responsiveness"}'::jsonb, 'gap', -1.25,
				'expectation', 6.5, 'perception', 5.25, 'answered', 4, 'asked', 4, 'scale_max', 7)
		from public.customers c
		join public.risk_cards k on k.organization_id = c.organization_id and k.is_active
		cross join generate_series(1, ${ROWS_PER_CUSTOMER}) as n
		cross join (select count(*) filter (where not d.is_must_act) as points from private.default_signals() d) as w
		cross join lateral (select now() - random() * interval '75 days' as day, floor(random() * w.points)::int as place where c.id is not null and n > 0) as at
		join lateral (
			select x.* from public.risk_card_signals x where x.organization_id = c.organization_id and x.card_id = k.id
				and not x.is_must_act order by x.signal offset at.place limit 1) as s on true
		where c.organization_id = ${organization}`;
	await sql.unsafe('set session_replication_role = default');
}

type Draft = { card: JSONValue; valued: JSONValue };

/** Every signal a point heavier, and bands to match. */
async function draftOf(sql: Sql, organization: string): Promise<Draft> {
	const signals = await sql<
		{ signal: string; points: number; is_must_act: boolean; life_days: number }[]
	>`
		select s.signal, least(10, s.points + 1) as points, s.is_must_act, s.life_days from public.risk_card_signals s
		join public.risk_cards c on c.organization_id = s.organization_id and c.id = s.card_id
		where c.organization_id = ${organization} and c.is_active`;
	const named = Object.fromEntries(signals.map(({ signal, ...rest }) => [signal, rest]));
	const card = { based_on: 1, watch_from: 4, amber_from: 7, red_from: 10, signals: named };
	return { card, valued: [...signals] };
}

async function accept(sql: Sql, organization: string, actor: Actor, card: Draft['card']) {
	const accepted = await secondsOf(() =>
		commitAs(
			sql,
			actor,
			(asked) => asked`select public.accept_card(${organization}, ${asked.json(card)})`
		)
	);
	const apply = await secondsOf(async () => {
		for (;;) {
			const [row] = await sql<{ n: number }[]>`select public.apply_cards(20000) as n`;
			if (!row?.n) break;
		}
	});
	return { accept: accepted, apply };
}

async function medianOf(act: () => Promise<unknown>): Promise<number> {
	const seconds: number[] = [];
	for (let round = 0; round < ROUNDS; round += 1) seconds.push(await secondsOf(act));
	return seconds.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
}

export async function secondsOf(act: () => Promise<unknown>): Promise<number> {
	const began = performance.now();
	await act();
	return (performance.now() - began) / 1000;
}
