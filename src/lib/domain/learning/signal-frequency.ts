import type { OutcomeRow } from './prior-centred-card.ts';

/** Customers without a live row of a signal, with one, and with two or more. */
export type Frequency = readonly [none: number, one: number, more: number];

/**
 * How common each signal is.
 *
 * Unit: customers. Range: ≥ 0; the three sum to all customers.
 * Missing: does not apply; a signal that is not named has no live row.
 * Source: counting.
 */
export function frequencies(
	rows: readonly Pick<OutcomeRow, 'signals' | 'n'>[],
	signals: readonly string[]
): Record<string, [number, number, number]> {
	return Object.fromEntries(
		signals.map((signal) => {
			const counts: [number, number, number] = [0, 0, 0];
			for (const row of rows) {
				const place = Math.min(2, row.signals[signal] ?? 0) as 0 | 1 | 2;
				counts[place] += row.n;
			}
			return [signal, counts];
		})
	);
}
