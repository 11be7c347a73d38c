/** One cause with the amount it stands for. */
export type Amount = { readonly key: string; readonly amount: number };

export type ParetoBar = {
	key: string;
	amount: number;
	/** Of all amounts. */
	share: number;
	/** Share of this bar and all larger ones. */
	cumulative: number;
	/** One of the few that are needed to reach `VITAL_SHARE`. */
	isVital: boolean;
};

/** The vital few explain this much together. */
export const VITAL_SHARE = 0.8;

/**
 * Amounts from the largest down, with their running share.
 *
 * Unit: shares 0–1. Range: amounts ≥ 0; equal amounts keep their order.
 * Missing: amounts of 0 are left out; empty when nothing is left.
 * Source: Juran (1954), Industrial Quality Control 11(4).
 */
export function pareto(amounts: readonly Amount[]): ParetoBar[] {
	if (amounts.some(({ amount }) => !(amount >= 0))) throw new RangeError('Amounts are ≥ 0.');
	const sorted = amounts.filter(({ amount }) => amount > 0).sort((a, b) => b.amount - a.amount);
	const total = sorted.reduce((sum, { amount }) => sum + amount, 0);
	let reached = 0;
	return sorted.map(({ key, amount }) => {
		const isVital = reached < VITAL_SHARE * total;
		reached += amount;
		return { key, amount, share: amount / total, cumulative: reached / total, isVital };
	});
}

/**
 * Total shortfall of an item: how far its mean gap lies below 0, times the people who gave it.
 *
 * Unit: scale points × people. Range: ≥ 0.
 * Missing: null where there is no mean gap.
 * Source: our own; what a Pareto chart of gaps adds up.
 */
export function shortfall(meanGap: number | null, n: number): number | null {
	return meanGap === null ? null : Math.max(0, -meanGap) * n;
}
