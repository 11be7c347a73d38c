/** What became of customers who stood where somebody stands now, and with whom nobody got in touch. */
import { jeffreysInterval } from '../statistics/jeffreys-interval.ts';
import type { Interval } from '../statistics/interval.ts';
import { bandOf, type Band } from './band.ts';
import type { RiskCard } from './ledger.ts';

/** Customers who had so many points and were left alone, and how many of them complained within 60 days. */
export type ObservedRow = {
	readonly score: number;
	/** Stood under a signal that demands action, whatever the points. */
	readonly isMustAct: boolean;
	readonly n: number;
	readonly complaints: number;
};

export type ObservedRate = {
	readonly n: number;
	readonly complaints: number;
	/** Share that complained; null below `COMPARABLE_MIN` customers. */
	readonly rate: number | null;
	/** 90 %, by Jeffreys. */
	readonly ci90: Interval | null;
};

/** Points of the comparable customers; null at an end that is open, both null for must-act. */
export type Comparable = ObservedRate & {
	readonly band: Band;
	readonly from: number | null;
	readonly to: number | null;
};

/** Below so many customers a rate is not told. */
export const COMPARABLE_MIN = 20;

/**
 * The rate at which customers complained.
 *
 * Unit: share, 0–1. Range: 0 … 1 with its 90 % interval.
 * Missing: null below `COMPARABLE_MIN` customers.
 * Source: observed share; Jeffreys interval.
 */
export function observedRate(rows: readonly ObservedRow[]): ObservedRate {
	const n = rows.reduce((sum, row) => sum + row.n, 0);
	const complaints = rows.reduce((sum, row) => sum + row.complaints, 0);
	if (n < COMPARABLE_MIN) return { n, complaints, rate: null, ci90: null };
	return { n, complaints, rate: complaints / n, ci90: jeffreysInterval(complaints, n, 0.9).value };
}

/**
 * The rate of those in the same band by the card in use now.
 *
 * Unit: share, 0–1. Range: see `observedRate`.
 * Missing: null for an unknown customer, who can be compared with nobody.
 * Source: definition.
 */
export function comparableTo(
	band: Band | null,
	rows: readonly ObservedRow[],
	card: RiskCard
): Comparable | null {
	if (band === null) return null;
	const alike = rows.filter((row) => bandOf(row.score, row.isMustAct, card) === band);
	return { band, ...pointsOf(band, card), ...observedRate(alike) };
}

/** First and last points of a band; null where it has no such end. */
export function pointsOf(
	band: Band,
	{ watchFrom, amberFrom, redFrom }: RiskCard
): { from: number | null; to: number | null } {
	const ends = {
		low: { from: null, to: watchFrom - 1 },
		watch: { from: watchFrom, to: amberFrom - 1 },
		amber: { from: amberFrom, to: redFrom - 1 },
		red: { from: redFrom, to: null },
		must_act: { from: null, to: null }
	};
	return ends[band];
}
