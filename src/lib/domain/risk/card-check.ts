/** Whether a points card holds on an organisation's own customers. */
import { BANDS, type Band } from './band.ts';
import type { RiskCard } from './ledger.ts';
import {
	COMPARABLE_MIN,
	comparableTo,
	observedRate,
	type ObservedRate,
	type ObservedRow
} from './observed-rates.ts';

/** Customers with so many points, both ends included; null ends for those who had to be acted on. */
export type CheckedPoints = ObservedRate & {
	readonly from: number | null;
	readonly to: number | null;
};

/** A card counts as checked from so many customers and complaints on; before, it is a starting guess. */
export const CHECKED_FROM = { customers: 200, complaints: 30 };

export function isChecked({ n, complaints }: { n: number; complaints: number }): boolean {
	return n >= CHECKED_FROM.customers && complaints >= CHECKED_FROM.complaints;
}

/**
 * Observed rate by points, from the lowest; customers who had to be acted on come last.
 *
 * Neighbouring points are taken together until there are enough customers to tell a rate.
 *
 * Unit: shares. Range: see `observedRate`.
 * Missing: null where all together are too few.
 * Source: counting.
 */
export function ratesByPoints(rows: readonly ObservedRow[]): CheckedPoints[] {
	const groups: ObservedRow[][] = [];
	for (const row of rows
		.filter(({ isMustAct }) => !isMustAct)
		.toSorted((a, b) => a.score - b.score)) {
		const last = groups.at(-1);
		if (last && sizeOf(last) < COMPARABLE_MIN) last.push(row);
		else groups.push([row]);
	}
	const rest = groups.at(-1);
	if (rest && groups.length > 1 && sizeOf(rest) < COMPARABLE_MIN) {
		groups.pop();
		groups.at(-1)?.push(...rest);
	}
	const byPoints = groups.map((group) => ({
		...{ from: group[0]?.score ?? null, to: group.at(-1)?.score ?? null },
		...observedRate(group)
	}));
	const mustAct = rows.filter(({ isMustAct }) => isMustAct);
	return mustAct.length === 0
		? byPoints
		: [...byPoints, { from: null, to: null, ...observedRate(mustAct) }];
}

/**
 * Neighbouring bands by points of which the higher one complained no more often: the card does not rise.
 *
 * Unit: none. Range: pairs, from the lowest.
 * Missing: bands of too few customers are passed over.
 * Source: definition.
 */
export function bandsNotRising(
	rows: readonly ObservedRow[],
	card: RiskCard
): { lower: Band; higher: Band }[] {
	const known = BANDS.filter((band) => band !== 'must_act').flatMap((band) => {
		const rate = comparableTo(band, rows, card)?.rate ?? null;
		return rate === null ? [] : [{ band, rate }];
	});
	return known.flatMap(({ band, rate }, at) => {
		const before = known[at - 1];
		return before !== undefined && rate <= before.rate
			? [{ lower: before.band, higher: band }]
			: [];
	});
}

const sizeOf = (rows: readonly ObservedRow[]) => rows.reduce((sum, { n }) => sum + n, 0);
