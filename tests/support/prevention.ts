/** Factories: a prevention programme, and customers whose alert is drawn for it. */
import type { Sql } from 'postgres';
import { only, unique, type Member, type Organization } from './make-organization.ts';
import { commitAs } from './test-database.ts';

export const DAY_MS = 86_400_000;

/** A plan that every check accepts; the verdict is read in 200 days. */
export function plan(changes: Record<string, string | number> = {}) {
	return {
		name: { en: 'Calls within three days', zh: '三天内回访' },
		play: 'A call within three days',
		...{ block_size: 5, block_holdouts: 1, window_days: 60 },
		verdict_on: new Date(Date.now() + 200 * DAY_MS).toISOString().slice(0, 10),
		...{ planned_n: 240, expected_per_week: 12, capacity_per_week: 9, base_rate: 0.2 },
		...changes
	};
}

/** Opens a programme; answers its id. */
export async function startProgramme(
	sql: Sql,
	organization: Organization,
	manager: Member,
	changes: Record<string, string | number> = {}
): Promise<string> {
	const rows = await commitAs(
		sql,
		manager,
		(as) => as<{ id: string }[]>`
			select public.start_prevention(${organization.id}, ${as.json(plan(changes))}) as id`
	);
	return only(rows[0]).id;
}

export type Alerted = { customer: string; externalId: string; alert: string };

/** New customers, each with an open Amber alert and its prevention case, in the order of their numbers. */
export async function alerted(
	sql: Sql,
	organization: Organization,
	n: number,
	{ score = 5, segment = null }: { score?: number; segment?: string | null } = {}
): Promise<Alerted[]> {
	const prefix = unique('alerted');
	return sql<Alerted[]>`
		with people as (
			insert into public.customers (organization_id, external_id, name, segment)
			select ${organization.id}, ${prefix} || '-' || lpad(i::text, 6, '0'), ${prefix}, ${segment}
			from generate_series(1, ${n}) as i
			returning id, external_id),
		opened as (
			insert into public.cases (organization_id, kind, state, customer_id, due_at)
			select ${organization.id}, 'prevention', 'open', p.id, now() + interval '3 days' from people p
			returning id, customer_id),
		alerts as (
			insert into public.risk_alerts (organization_id, customer_id, case_id, card_id, band, score, case_opened_at, case_reason)
			select ${organization.id}, o.customer_id, o.id, c.id, 'amber', ${score}, now(), 'at_once'
			from opened o, public.risk_cards c where c.organization_id = ${organization.id} and c.is_active
			returning id, customer_id)
		select p.id as customer, p.external_id as "externalId", a.id as alert
		from alerts a join people p on p.id = a.customer_id order by p.external_id`;
}

/** Draws the alerts one after the other; answers their arms. */
export async function draw(
	sql: Sql,
	organization: Organization,
	alerts: readonly Alerted[]
): Promise<(string | null)[]> {
	const rows = await sql<{ arm: string | null }[]>`
		select private.draw_lot(${organization.id}, a.alert) as arm
		from unnest(${alerts.map(({ alert }) => alert)}::uuid[]) with ordinality as a (alert, place)
		order by a.place`;
	return rows.map(({ arm }) => arm);
}
