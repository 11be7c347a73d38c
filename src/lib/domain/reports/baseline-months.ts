import { BASELINE_FROM_PERIODS, type Baseline } from '../statistics/control-charts/baseline.ts';

/** First and last month, both included: "2025-01" to "2025-12". */
export type MonthRange = { from: string; to: string };

const RANGE = /^(\d{4}-(?:0[1-9]|1[0-2]))\.\.(\d{4}-(?:0[1-9]|1[0-2]))$/;

/** Reads "2025-01..2025-12"; null for anything else, also when it ends before it begins. */
export function readMonthRange(text: string): MonthRange | null {
	const [, from, to] = RANGE.exec(text.trim()) ?? [];
	return from === undefined || to === undefined || from > to ? null : { from, to };
}

/**
 * The months from which centre and limits are calculated, as places in a series.
 *
 * Chosen ones as far as the series has them. Else the first twelve months with a value, frozen, so
 * that a change does not slowly become the norm; a series that has no more than that is its own
 * baseline (undefined).
 *
 * @param months in order, without a gap between their keys
 */
export function baselinePlaces(
	months: readonly { key: string; mean: number | null }[],
	chosen: MonthRange | null
): Baseline | undefined {
	if (chosen !== null) {
		const from = months.findIndex(({ key }) => key >= chosen.from);
		const to = months.findLastIndex(({ key }) => key <= chosen.to) + 1;
		return from === -1 || to <= from ? { from: 0, to: 0 } : { from, to };
	}
	const known = months.flatMap(({ mean }, place) => (mean === null ? [] : [place]));
	const last = known[BASELINE_FROM_PERIODS - 1];
	if (last === undefined || known.length === BASELINE_FROM_PERIODS) return undefined;
	return { from: known[0] ?? 0, to: last + 1 };
}
