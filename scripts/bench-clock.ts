/**
 * A round of the clock signals on customers by the hundred thousand: the first, which looks at everybody; one an hour
 * later, in which little became due; and one in which nothing did.
 */
import postgres, { type Sql } from 'postgres';
import { addCustomers, makeOrganization, secondsOf } from './bench-risk.ts';

/** As the worker does it. */
const CUSTOMERS_AT_ONCE = 5000;
const REVIEWS_AT_ONCE = 200;
/** Of everybody: invited twice since; began a survey and left it. */
const ASKED_TWICE = 0.3;
const BEGUN = 0.1;
/** Complaints of three years, a third of them at sites where they come in this month of the year. */
const COMPLAINTS_OF = 5;
/** Of the invitations that wait, so many become due within the hour. */
const DUE_WITHIN_THE_HOUR = 0.002;

export type Clock = {
	customers: number;
	/** Seconds. */
	first: number;
	reviews: number;
	hour: number;
	idle: number;
	/** Customers whom the hour, and the round in which nothing was due, looked at. */
	lookedAtInTheHour: number;
	lookedAtIdle: number;
	/** Rows that the first round wrote. */
	written: Record<string, number>;
};

export async function readClock(databaseUrl: string, customers: number): Promise<Clock> {
	const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
	try {
		// What the worker does meanwhile would not be measured.
		await sql`revoke execute on function public.read_clock_signals, public.review_due from service_role`;
		const organization = await makeOrganization(sql, `bench-clock-${customers}`);
		await round(sql, organization);
		await addCustomers(sql, organization, customers);
		await addWaiting(sql, organization);
		await sql.unsafe('vacuum analyze');
		await sql`delete from private.clock_turns where organization_id = ${organization}`;
		const before = await countRows(sql, organization);
		const first = await secondsOf(() => round(sql, organization));
		const after = await countRows(sql, organization);
		const reviews = await secondsOf(() =>
			untilNone(() => sql<{ n: number }[]>`select public.review_due(${REVIEWS_AT_ONCE}) as n`)
		);
		await passAnHour(sql, organization);
		await sql`
			update public.invitations set sent_at = now() - interval '14 days'
			where organization_id = ${organization} and spent_at is null and random() < ${DUE_WITHIN_THE_HOUR}`;
		let lookedAtInTheHour = 0;
		const hour = await secondsOf(async () => (lookedAtInTheHour = await round(sql, organization)));
		await passAnHour(sql, organization);
		let lookedAtIdle = 0;
		const idle = await secondsOf(async () => (lookedAtIdle = await round(sql, organization)));
		const written = Object.fromEntries(
			Object.entries(after).map(([signal, n]) => [signal, n - (before[signal] ?? 0)])
		);
		return { customers, first, reviews, hour, idle, lookedAtInTheHour, lookedAtIdle, written };
	} finally {
		await sql`grant execute on function public.read_clock_signals, public.review_due to service_role`;
		await sql.end();
	}
}

/** Written past the triggers, like the customers. */
async function addWaiting(sql: Sql, organization: string): Promise<void> {
	await sql.unsafe('set session_replication_role = replica');
	await sql`
		insert into public.invitations (organization_id, survey_id, customer_id, token_hash, channel, created_at, sent_at, started_at, expires_at)
		select c.organization_id, s.id, c.id, sha256(uuid_send(gen_random_uuid())), 'email', at.day, at.day,
			case when c.chance >= ${ASKED_TWICE} then at.day + interval '1 hour' end, at.day + interval '1 year'
		from (select *, random() as chance from public.customers where organization_id = ${organization}) as c
		join public.surveys s on s.organization_id = c.organization_id
		cross join lateral generate_series(1, case when c.chance < ${ASKED_TWICE} then 2 else 1 end) as n
		cross join lateral (select now() - interval '4 days' - random() * interval '60 days' as day where n > 0 and c.id is not null) as at
		where c.chance < ${ASKED_TWICE + BEGUN}`;
	await sql`
		insert into private.drafts (organization_id, invitation_id, fields, updated_at)
		select v.organization_id, v.id, '{"p_t1": "6", "e_t1": "6", "p_t2": "2"}', v.started_at + interval '5 minutes'
		from public.invitations v
		where v.organization_id = ${organization} and v.started_at > now() - interval '30 days' and random() < 0.7`;
	await sql`
		insert into public.cases (organization_id, reference, kind, state, site_id, customer_id, opened_at, due_at)
		select c.organization_id, 'K-' || substr(md5(c.id::text), 1, 12), 'complaint', 'received', t.id, c.id, at.day, at.day + interval '7 days'
		from public.customers c
		join public.sites t on t.organization_id = c.organization_id and t.code = 's' || abs(hashtext(c.external_id)) % 20
		cross join lateral (select random() as chance where c.id is not null) as of
		cross join lateral (
			select date_trunc('month', now()) - case when t.code in ('s1', 's2', 's3') and of.chance < 0.5 then interval '1 year'
				else random() * interval '3 years' end + random() * interval '20 days' as day where of.chance is not null) as at
		where c.organization_id = ${organization} and hashtext(c.external_id || 'k') % ${COMPLAINTS_OF} = 0 and at.day < now()`;
	await sql.unsafe('set session_replication_role = default');
}

/** Everything that is due by the clock, in the worker's portions; answers how many customers were looked at. */
async function round(sql: Sql, organization: string): Promise<number> {
	await sql`update private.clock_turns set next_at = now() where organization_id = ${organization}`;
	let lookedAt = 0;
	for (;;) {
		const [waiting] = await sql<
			{ some: boolean }[]
		>`select exists (select from private.clock_due) as some`;
		const [done] = await sql<{ n: number }[]>`
			select public.read_clock_signals(${CUSTOMERS_AT_ONCE}) as n`;
		if (!done?.n) return lookedAt;
		if (waiting?.some) lookedAt += done.n;
	}
}

/** What the round before has written is older than what is read twice to be safe. */
async function passAnHour(sql: Sql, organization: string): Promise<void> {
	await sql`
		update private.clock_turns set read_until = now() + interval '10 minutes' where organization_id = ${organization}`;
}

async function countRows(sql: Sql, organization: string): Promise<Record<string, number>> {
	const rows = await sql<{ signal: string; n: number }[]>`
		select signal, count(*)::int as n from public.risk_events
		where organization_id = ${organization} and signal in ('silence', 'left_at', 'season_peak', 'product_batch') group by 1`;
	return Object.fromEntries(rows.map(({ signal, n }) => [signal, n]));
}

async function untilNone(portion: () => Promise<{ n: number }[]>): Promise<void> {
	for (;;) {
		const [done] = await portion();
		if (!done?.n) return;
	}
}
