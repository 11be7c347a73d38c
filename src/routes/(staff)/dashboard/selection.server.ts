/** What one address chooses. The frame of the dashboard and its page ask alike, at the same time. */
import type { SurveySums } from '#lib/domain/servqual/survey-sums.ts';
import { SUPPRESS_BELOW_N } from '#lib/domain/servqual/thresholds.ts';
import { readFilter, type FilterOptions, type ReadFilter } from '#lib/schemas/measurement.ts';
import type { Db } from '#lib/server/db.ts';
import * as measurement from '#lib/server/measurement.ts';

/** One request has one database client: what it was told once, it is not asked again. */
const options = new WeakMap<Db, Promise<FilterOptions>>();
const totals = new WeakMap<Db, Map<string, Promise<SurveySums>>>();

export type Selection = ReadFilter & { options: FilterOptions };

/** The address is read by every caller itself, so that each is loaded again when it changes. */
export async function selectionOf(db: Db, parameters: URLSearchParams): Promise<Selection> {
	const asked = options.get(db) ?? measurement.filterOptions(db);
	options.set(db, asked);
	const known = await asked;
	return { options: known, ...readFilter(parameters, known) };
}

/** The sums of a selection without groups. */
export function totalsOf(
	db: Db,
	survey: string,
	filter: ReadFilter['filter']
): Promise<SurveySums> {
	const known = totals.get(db) ?? new Map<string, Promise<SurveySums>>();
	totals.set(db, known);
	const key = JSON.stringify([survey, filter]);
	const asked = known.get(key) ?? measurement.sums(db, survey, filter);
	known.set(key, asked);
	return asked;
}

/** How many answered; null where even that would tell too much, between none and the limit. */
export function shownReceived(received: number): number | null {
	return received === 0 || received >= SUPPRESS_BELOW_N ? received : null;
}
