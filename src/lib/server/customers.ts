/** Customers with their standing in the risk ledger. */
import { z } from 'zod';
import { asApiCustomer as toApi, type ApiCustomer } from '#lib/domain/risk/api-customer.ts';
import type { Band } from '#lib/domain/risk/band.ts';
import type { CustomerRecord, CustomerStanding } from '#lib/domain/risk/customer-record.ts';
import type { RiskCard } from '#lib/domain/risk/ledger.ts';
import { isChecked } from '#lib/domain/risk/card-check.ts';
import { observedRate, type ObservedRow } from '#lib/domain/risk/observed-rates.ts';
import { customerRecord, customerRow, riskCard, type CustomerRow } from '#lib/schemas/customer.ts';
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

/** Whether somebody is never to be held out of contact; null for an unknown customer. */
export async function isProtected(
	{ client, organization }: Db,
	externalId: string
): Promise<boolean | null> {
	const [found] = unwrap(
		await client
			.from('customers')
			.select('is_vulnerable')
			.eq('organization_id', organization)
			.eq('external_id', externalId)
	);
	return found?.is_vulnerable ?? null;
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
