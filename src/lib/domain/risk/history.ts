import type { Band } from './band.ts';
import type { KnownSpan, LedgerRow, RiskCard } from './ledger.ts';
import { standingAt } from './standing.ts';

export type HistoryEntry = { at: string; score: number; band: Band | null };

/** One answer writes all its rows in one transaction; what lies closer than this is one change. */
const ONE_CHANGE_MS = 1000;

/**
 * Score and band at every change up to `now`: what was known when, oldest first.
 *
 * Unit: points. Range: one entry per change of score or band.
 * Missing: empty for a customer of whom nothing was ever known.
 * Source: the ledger alone; an event that reached us late counts from when it reached us.
 */
export function historyOf(
	rows: readonly LedgerRow[],
	card: RiskCard,
	known: readonly KnownSpan[],
	now: Date
): HistoryEntry[] {
	const history: HistoryEntry[] = [];
	for (const at of changes(rows, known, now)) {
		const { score, band } = standingAt(rows, card, known, at);
		const last = history.at(-1) ?? { score: 0, band: null };
		if (last.score !== score || last.band !== band) {
			history.push({ at: at.toISOString(), score, band });
		}
	}
	return history;
}

/** Instants at which something may have changed, with those of one change drawn together at its end. */
function changes(rows: readonly LedgerRow[], known: readonly KnownSpan[], now: Date): Date[] {
	const instants = [
		...rows.flatMap((row) => [row.recordedAt, row.expiresAt]),
		...known.flatMap((span) => [span.from, span.until])
	]
		.map((instant) => Date.parse(instant))
		.filter((instant) => instant <= now.getTime())
		.sort((a, b) => a - b);
	const ends: number[] = [];
	let begin = Number.NEGATIVE_INFINITY;
	for (const instant of instants) {
		if (instant - begin < ONE_CHANGE_MS) ends.pop();
		else begin = instant;
		ends.push(instant);
	}
	return ends.map((instant) => new Date(instant));
}
