/**
 * Places of the periods that centre and limits are computed from: `from` is part of it, `to` is not.
 * Frozen, so that a change does not slowly become the norm; without one, all periods are meant.
 */
export type Baseline = { readonly from: number; readonly to: number };

/** Fewer periods than this make no limits at all. */
export const LIMITS_FROM_PERIODS = 8;

/** Up to here limits are called provisional; twenty are better still. */
export const BASELINE_FROM_PERIODS = 12;

/** The periods of the baseline that have a value, in their order. */
export function baselineOf<T>(periods: readonly (T | null)[], baseline: Baseline | undefined): T[] {
	const { from, to } = baseline ?? { from: 0, to: periods.length };
	return periods.slice(from, to).filter((period) => period !== null);
}

export function isProvisional(periods: number): boolean {
	return periods < BASELINE_FROM_PERIODS;
}
