import type { Verdict } from '#lib/domain/servqual/compared.ts';
import type { GroupRow } from '../dashboard-view.ts';

/** Which side of all others a place is on, as far as anybody can tell. */
export type Standing = 'below' | 'unclear' | 'above' | 'hidden';
export type Ranked = GroupRow & { standing: Standing; pHolm: number | null };

/** How a place compares with all others; null where it was not compared. */
export type PlaceVerdict = { verdict: Verdict | null; pHolm: number | null };

const ORDER: readonly Standing[] = ['below', 'unclear', 'above', 'hidden'];
const SIDES = { worse: 'below', noise: 'unclear', better: 'above' } as const;

/**
 * The places in an order that does not rank noise: those clearly below the others (the lowest first),
 * those that cannot be told from them (by name), those clearly above, and those not shown.
 *
 * A place is clear of the others where Welch's test against all other answers stays below .05 after
 * Holm's adjustment for all the places that are shown.
 *
 * @param verdictOf how a place compares, by its key
 * @param nameOf how places are called, for the order of those that cannot be told apart
 */
export function ranking(
	rows: readonly GroupRow[],
	verdictOf: (key: string) => PlaceVerdict | undefined,
	nameOf: (row: GroupRow) => string
): Ranked[] {
	return rows
		.map((row) => {
			const compared = verdictOf(row.key);
			const pHolm = compared?.pHolm ?? null;
			return { ...row, standing: standingOf(row, compared), pHolm };
		})
		.toSorted(
			(a, b) =>
				ORDER.indexOf(a.standing) - ORDER.indexOf(b.standing) ||
				(isClear(a) ? (a.main.value ?? 0) - (b.main.value ?? 0) : 0) ||
				nameOf(a).localeCompare(nameOf(b))
		);
}

function isClear({ standing }: Ranked): boolean {
	return standing === 'below' || standing === 'above';
}

function standingOf({ main }: GroupRow, compared: PlaceVerdict | undefined): Standing {
	if (main.value === null) return 'hidden';
	return SIDES[compared?.verdict ?? 'noise'];
}
