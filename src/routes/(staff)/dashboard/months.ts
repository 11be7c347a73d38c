import { monthsBetween } from '#lib/domain/reports/months.ts';
import type { GroupRow } from './dashboard-view.ts';

/**
 * Every month from the first to the last, also those in which nobody answered: a trend that leaves
 * them out would draw a line over nothing.
 *
 * @param rows by month ("2026-05"), in order
 */
export function everyMonth(rows: readonly GroupRow[]): GroupRow[] {
	const first = rows[0];
	const last = rows.at(-1);
	if (first === undefined || last === undefined) return [];
	const byKey = new Map(rows.map((row) => [row.key, row]));
	return monthsBetween(first.key, last.key).map((key) => byKey.get(key) ?? empty(key));
}

function empty(key: string): GroupRow {
	const main = { value: null, ci: null, n: 0, reason: 'too_few' as const };
	return { key, name: null, main, dimensions: [], suppressed: null };
}
