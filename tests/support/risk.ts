/** Points in the ledger, put there directly: tests of alerts are about what points do, not where they come from. */
import { randomUUID } from 'node:crypto';
import type { Sql } from 'postgres';
import type { Organization } from './make-organization.ts';
import type { Customer } from './make-survey.ts';

export type Signal = {
	signal?: string;
	points?: number;
	isMustAct?: boolean;
	/** How long ago it became known. */
	daysAgo?: number;
	/** From when it no longer counts; negative is in the past. */
	expiresInDays?: number;
};

/** Adds a ledger row and reviews the customer, as every source of signals does. */
export async function addSignal(
	sql: Sql,
	organization: Organization,
	customer: Customer,
	{
		signal = 'low_answer',
		points = 0,
		isMustAct = false,
		daysAgo = 0,
		expiresInDays = 60
	}: Signal = {}
): Promise<void> {
	await sql.begin(async (transaction) => {
		await transaction`
			insert into public.risk_events (organization_id, customer_id, card_id, signal, points, is_must_act, occurred_at,
				recorded_at, expires_at, source_key, evidence)
			select ${organization.id}, ${customer.id}, c.id, ${signal}, ${points}, ${isMustAct},
				clock_timestamp() - ${`${daysAgo} days`}::interval, clock_timestamp() - ${`${daysAgo} days`}::interval,
				clock_timestamp() + ${`${expiresInDays} days`}::interval, ${randomUUID()}, '{}'
			from public.risk_cards c where c.organization_id = ${organization.id} and c.is_active`;
		await transaction`select private.review_customer(${organization.id}, ${customer.id})`;
	});
}

/** Lets every ledger row of a customer run out now. */
export async function letExpire(sql: Sql, customer: Customer): Promise<void> {
	await sql`alter table public.risk_events disable trigger append_only`;
	await sql`update public.risk_events set expires_at = now() - interval '1 second' where customer_id = ${customer.id}`;
	await sql`alter table public.risk_events enable trigger append_only`;
}

/** Lets everything about the alerts of a customer lie further back. */
export async function letDaysPass(sql: Sql, customer: Customer, days: number): Promise<void> {
	const by = `${days} days`;
	await sql`
		update public.risk_alerts set opened_at = opened_at - ${by}::interval, closed_at = closed_at - ${by}::interval,
			case_opened_at = case_opened_at - ${by}::interval where customer_id = ${customer.id}`;
	await sql`update public.cases set closed_at = closed_at - ${by}::interval where customer_id = ${customer.id}`;
}
