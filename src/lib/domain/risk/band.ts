import type { RiskCard } from './ledger.ts';

/** In rising order, as the API names them. Unknown is no band: it is `null`. */
export const BANDS = ['low', 'watch', 'amber', 'red', 'must_act'] as const;
export type Band = (typeof BANDS)[number];

export function isBand(value: unknown): value is Band {
	return BANDS.some((band) => band === value);
}

/**
 * The band of a score on a card. The database judges by the same rule (`private.band_of`).
 *
 * Unit: score in points, any integer. Range: one of BANDS; must_act whatever the points.
 * Missing: not for unknown customers, who have no band.
 * Source: the organisation's risk card; its thresholds are a starting guess.
 */
export function bandOf(score: number, hasMustAct: boolean, card: RiskCard): Band {
	if (hasMustAct) return 'must_act';
	if (score >= card.redFrom) return 'red';
	if (score >= card.amberFrom) return 'amber';
	return score >= card.watchFrom ? 'watch' : 'low';
}

/** How urgent a band is: 0 (low) … 4 (must act). */
export function rankOf(band: Band): number {
	return BANDS.indexOf(band);
}
