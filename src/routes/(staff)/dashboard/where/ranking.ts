import type { GroupRow, Measured } from '../dashboard-view.ts';

/** Which side of the mean of all a place is on, as far as its interval can tell. */
export type Standing = 'below' | 'mean' | 'above' | 'hidden';
export type Ranked = GroupRow & { standing: Standing };

const ORDER: readonly Standing[] = ['below', 'mean', 'above', 'hidden'];

/**
 * The places in an order that does not rank noise: those clearly below the mean of all (the lowest
 * first), those that cannot be told from it (by name), those clearly above, and those not shown.
 *
 * A place is clear of the mean where its 95 % interval leaves it out. The mean of all counts the place
 * itself, so that a place with most of the answers is rarely clear of it.
 *
 * @param nameOf how places are called, for the order of those that cannot be told apart
 */
export function ranking(
	rows: readonly GroupRow[],
	mean: Measured,
	nameOf: (row: GroupRow) => string
): Ranked[] {
	return rows
		.map((row) => ({ ...row, standing: standingOf(row.main, mean) }))
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

function standingOf({ value, ci }: Measured, mean: Measured): Standing {
	if (value === null || mean.value === null) return 'hidden';
	if (ci === null) return 'mean';
	if (ci[1] < mean.value) return 'below';
	return ci[0] > mean.value ? 'above' : 'mean';
}
