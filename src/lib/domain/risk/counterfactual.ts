import { bandOf, rankOf, type Band } from './band.ts';
import type { LedgerRow, RiskCard } from './ledger.ts';

export type Counterfactual = { row: LedgerRow; band: Band; score: number };

/**
 * The one reason without which the band would be lowest, or null if no single one lowers it.
 *
 * It says how the points add up, not what caused what.
 * Unit: points. Range: a band below the present one.
 * Missing: null without live rows. Of equals, the one that takes off more points, then the newer one.
 * Source: docs/glossary.md, "counterfactual".
 */
export function counterfactual(live: readonly LedgerRow[], card: RiskCard): Counterfactual | null {
	const score = live.reduce((sum, row) => sum + row.points, 0);
	const present = bandOf(
		score,
		live.some((row) => row.isMustAct),
		card
	);
	const without = live.map((row) => {
		const hasMustAct = live.some((other) => other !== row && other.isMustAct);
		return { row, score: score - row.points, band: bandOf(score - row.points, hasMustAct, card) };
	});
	const [best] = without
		.filter(({ band }) => rankOf(band) < rankOf(present))
		.sort(
			(a, b) =>
				rankOf(a.band) - rankOf(b.band) ||
				a.score - b.score ||
				Date.parse(b.row.occurredAt) - Date.parse(a.row.occurredAt)
		);
	return best ?? null;
}
