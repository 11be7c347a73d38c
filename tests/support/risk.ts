/** Points in the ledger, put there directly: tests of alerts are about what points do, not where they come from. */
import { randomUUID } from 'node:crypto';
import type { Sql } from 'postgres';
import { unique, type Organization } from './make-organization.ts';
import { makeCustomer, type Customer } from './make-survey.ts';

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

/** A service contact at the organisation's place, with a gap in a dimension on the ledger; without a review. */
export async function addGap(
	sql: Sql,
	organization: Organization,
	dimension: string,
	who?: Customer
): Promise<Customer> {
	const customer = who ?? (await makeCustomer(sql, organization));
	const name = { zh: `${dimension}（中）`, en: dimension };
	await sql`
		with contact as (
			insert into public.encounters (organization_id, external_id, customer_id, site_id, service_id, channel, started_at, ended_at)
			values (${organization.id}, ${unique('encounter')}, ${customer.id}, ${organization.site}, ${organization.service}, 'visit',
				now(), now())
			returning id)
		insert into public.risk_events (organization_id, customer_id, card_id, signal, points, is_must_act, occurred_at, recorded_at,
			expires_at, source_key, evidence, encounter_id)
		select ${organization.id}, ${customer.id}, c.id, 'dimension_gap', 2, false, clock_timestamp(), clock_timestamp(),
			now() + interval '60 days', ${randomUUID()}, ${sql.json({ dimension, name, gap: -2 })}, contact.id
		from public.risk_cards c, contact where c.organization_id = ${organization.id} and c.is_active`;
	return customer;
}

/** The organisation wants a mail of its own for Amber, as few do. */
export async function tellAmberAtOnce(sql: Sql, { id }: Organization): Promise<void> {
	await sql`update public.prevention_rules set amber_at_once = true where organization_id = ${id}`;
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
