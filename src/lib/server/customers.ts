/** Customers with their standing in the risk ledger. */
import { z } from 'zod';
import { asApiCustomer as toApi, type ApiCustomer } from '#lib/domain/risk/api-customer.ts';
import { asApiRisk, type ApiRisk } from '#lib/domain/risk/api-risk.ts';
import type { Band } from '#lib/domain/risk/band.ts';
import type { CustomerRecord, CustomerStanding } from '#lib/domain/risk/customer-record.ts';
import type { RiskCard } from '#lib/domain/risk/ledger.ts';
import { isChecked } from '#lib/domain/risk/card-check.ts';
import { toldRisk, type LearnedRisk } from '#lib/domain/risk/learned-risk.ts';
import { observedRate, type ObservedRow } from '#lib/domain/risk/observed-rates.ts';
import { customerRecord, customerRow, riskCard, type CustomerRow } from '#lib/schemas/customer.ts';
import { learnedRisk } from '#lib/schemas/learning.ts';
import { observedRates } from '#lib/schemas/observed-rates.ts';
import { decodeCursor, encodeCursor, placed } from './cursor.ts';
import { unwrap, type Db } from './db.ts';

export const CUSTOMERS_PER_PAGE = 50;

export type CustomerFilter = {
	band?: Band | 'unknown' | undefined;
	sort?: 'risk' | 'external_id' | undefined;
	search?: string | undefined;
	/** The `next` of the page before. */
	after?: string | undefined;
	limit?: number | undefined;
};

const position = z.object({
	rank: placed.number,
	score: placed.number,
	external_id: placed.name
});

/**
 * One page of customers and where the next one begins.
 *
 * Errors: `invalid` for an `after` that is not ours.
 */
export async function list(
	db: Db,
	{ band, sort = 'risk', search, after, limit = CUSTOMERS_PER_PAGE }: CustomerFilter = {}
): Promise<{ items: CustomerRow[]; next: string | null; card: RiskCard; isChecked: boolean }> {
	const [answer, activeCard, observed] = await Promise.all([
		db.client.rpc('list_customers', {
			p_organization: db.organization,
			p_sort: sort,
			p_limit: limit + 1,
			...(band && { p_band: band }),
			...(search && { p_search: search }),
			...(after && { p_after: decodeCursor(after, position) })
		}),
		card(db),
		observedRows(db)
	]);
	const rows = z
		.array(customerRow)
		.parse(unwrap(answer))
		.map((row) => ({ ...row, card: activeCard, observed }));
	const items = rows.slice(0, limit);
	const last = items.at(-1);
	const next =
		last && rows.length > limit
			? encodeCursor({ rank: last.rank, score: last.score, external_id: last.externalId })
			: null;
	return { items, next, card: activeCard, isChecked: isChecked(observedRate(observed)) };
}

/** All that is known of a customer; null for one the organisation does not have. */
export async function record(db: Db, externalId: string): Promise<CustomerRecord | null> {
	const [answer, observed] = await Promise.all([
		db.client.rpc('customer_record', {
			p_organization: db.organization,
			p_external_id: externalId
		}),
		observedRows(db)
	]);
	const found = unwrap(answer);
	return found === null ? null : { ...customerRecord.parse(found), observed };
}

/** What the model in use says of a customer; null without a model, and without anything known of them. */
export async function learned(
	{ client, organization }: Db,
	externalId: string
): Promise<LearnedRisk | null> {
	return learnedRisk.parse(
		unwrap(
			await client.rpc('learned_risk', { p_organization: organization, p_external_id: externalId })
		)
	);
}

/** What staff noted of a customer; null for an unknown one. */
export async function marks(
	{ client, organization }: Db,
	externalId: string
): Promise<{ isVulnerable: boolean; leftAt: string | null } | null> {
	const [found] = unwrap(
		await client
			.from('customers')
			.select('is_vulnerable, left_at')
			.eq('organization_id', organization)
			.eq('external_id', externalId)
	);
	return found ? { isVulnerable: found.is_vulnerable, leftAt: found.left_at } : null;
}

/** Errors: `not_found`, `forbidden`. */
export async function protect(
	{ client, organization }: Db,
	externalId: string,
	isVulnerable: boolean
): Promise<void> {
	unwrap(
		await client.rpc('set_vulnerable', {
			p_organization: organization,
			p_customer: externalId,
			p_is_vulnerable: isVulnerable
		})
	);
}

/**
 * Puts on record when a customer left, in UTC; null: they are back.
 *
 * Errors: `not_found`, `forbidden`; `invalid` for a moment more than a day ahead.
 */
export async function leave(
	{ client, organization }: Db,
	externalId: string,
	leftAt: string | null
): Promise<void> {
	unwrap(
		await client.rpc('set_left', {
			p_organization: organization,
			p_customer: externalId,
			// The generated types do not know that an argument may be null.
			p_left_at: leftAt as string
		})
	);
}

/** What became of customers whom nobody got in touch with, by their points. */
async function observedRows({ client, organization }: Db): Promise<readonly ObservedRow[]> {
	const told = unwrap(await client.rpc('observed_rates', { p_organization: organization }));
	return observedRates.parse(told).rows;
}

/** The points card in use. */
export async function card({ client, organization }: Db): Promise<RiskCard> {
	return riskCard.parse(
		unwrap(
			await client
				.from('risk_cards')
				.select('version, watch_from, amber_from, red_from')
				.eq('organization_id', organization)
				.eq('is_active', true)
				.single()
		)
	);
}

/** A row of `list`, or a `record`, as the public API shows it. */
export function asApiCustomer(customer: CustomerStanding, timeZone: string): ApiCustomer {
	return toApi(customer, timeZone, new Date());
}

/** A `record` with what was `learned` of it, as the public API shows one customer. */
export function asApiRecord(
	customer: CustomerStanding,
	risk: LearnedRisk | null,
	timeZone: string
): ApiCustomer & { risk: ApiRisk | null } {
	return {
		...asApiCustomer(customer, timeZone),
		risk: asApiRisk(toldRisk(risk, customer.ledger, timeZone))
	};
}
