import { bandOf, type Band } from './band.ts';
import type { KnownSpan, LedgerRow, RiskCard } from './ledger.ts';

export type Standing = {
	score: number;
	/** null: nothing was known, which is not the same as low. */
	band: Band | null;
	/** How many rows the score is the sum of. */
	n: number;
};

/** The rows that counted at an instant: known by then, and not yet expired. */
export function liveRows(rows: readonly LedgerRow[], at: Date): LedgerRow[] {
	const instant = at.getTime();
	return rows.filter(
		(row) => Date.parse(row.recordedAt) <= instant && instant < Date.parse(row.expiresAt)
	);
}

/**
 * Where a customer stood at an instant, by what was known then.
 *
 * Unit: points. Range: any integer; the sum of the live rows.
 * Missing: band null when no row was live and no data covered the customer.
 * Source: docs/glossary.md, "score" and "band"; past instants are judged by the card given.
 */
export function standingAt(
	rows: readonly LedgerRow[],
	card: RiskCard,
	known: readonly KnownSpan[],
	at: Date
): Standing {
	const live = liveRows(rows, at);
	const score = live.reduce((sum, row) => sum + row.points, 0);
	const isKnown = live.length > 0 || known.some((span) => covers(span, at));
	const band = isKnown
		? bandOf(
				score,
				live.some((row) => row.isMustAct),
				card
			)
		: null;
	return { score, band, n: live.length };
}

function covers(span: KnownSpan, at: Date): boolean {
	return Date.parse(span.from) <= at.getTime() && at.getTime() < Date.parse(span.until);
}
