/** A customer as `/api/v1/customers` shows them. */
import type { Band } from './band.ts';
import type { CustomerStanding } from './customer-record.ts';
import { historyOf, type HistoryEntry } from './history.ts';
import type { LedgerRow } from './ledger.ts';
import { comparableTo } from './observed-rates.ts';
import { reasonSentence } from './reason-sentence.ts';

export type ApiReason = {
	code: string;
	points: number;
	zh: string;
	en: string;
	evidence: LedgerRow['evidence'];
	at: string;
	expires: string;
};

export type ApiCustomer = {
	external_id: string;
	score: number;
	/** null: unknown, which is not the same as low. */
	band: Band | null;
	/** 0–1 */
	coverage: number;
	/** null while they are a customer */
	left_at: string | null;
	reasons: ApiReason[];
	history: HistoryEntry[];
	/** What became of not-contacted customers in the same band; null for an unknown customer. */
	comparable: ApiComparable | null;
};

export type ApiComparable = {
	points_from: number | null;
	points_to: number | null;
	n: number;
	complaints: number;
	/** null below 20 customers */
	rate: number | null;
	ci90: [number, number] | null;
};

/** The rows that make up the present score, the gravest first. */
export function liveReasons<Row extends LedgerRow>(
	ledger: readonly (Row & { readonly isLive: boolean })[]
): Row[] {
	return ledger
		.filter((row) => row.isLive)
		.sort(
			(a, b) =>
				Number(b.isMustAct) - Number(a.isMustAct) ||
				b.points - a.points ||
				Date.parse(b.occurredAt) - Date.parse(a.occurredAt)
		);
}

/**
 * The points of the reasons sum to the score: both come from one reading of the ledger.
 *
 * Unit: points; coverage as a share 0–1. Missing: band null for an unknown customer.
 * Source: the ledger; history is what was known when, oldest first; `comparableTo`.
 */
export function asApiCustomer(
	customer: CustomerStanding,
	timeZone: string,
	now: Date
): ApiCustomer {
	const comparable = comparableTo(customer.band, customer.observed ?? [], customer.card);
	return {
		external_id: customer.externalId,
		score: customer.score,
		band: customer.band,
		coverage: customer.coverage,
		left_at: customer.leftAt ?? null,
		reasons: liveReasons(customer.ledger).map((row) => ({
			code: row.signal,
			points: row.points,
			...reasonSentence(row, timeZone),
			evidence: row.evidence,
			at: row.occurredAt,
			expires: row.expiresAt
		})),
		history: historyOf(customer.ledger, customer.card, customer.known, now),
		comparable: comparable && {
			points_from: comparable.from,
			points_to: comparable.to,
			n: comparable.n,
			complaints: comparable.complaints,
			rate: comparable.rate,
			ci90: comparable.ci90
		}
	};
}
