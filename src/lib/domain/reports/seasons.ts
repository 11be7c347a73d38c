import { unavailable, type Estimate } from '../statistics/estimate.ts';
import { seasonality, type Seasonality } from '../statistics/seasonality.ts';
import { monthOfYear } from './months.ts';

/** The months in which people heat: what is asked of a service then differs from the rest of the year. */
export const HEATING_MONTHS: readonly number[] = [11, 12, 1, 2, 3];

/** Two whole years: below that a season cannot be told from a single winter. */
export const SEASONS_FROM_MONTHS = 24;

export type Seasons = Seasonality & {
	/** Mean effect of the heating months: how far they lie from the average month. */
	heating: number;
	/** The months with the lowest and the highest effect, 1 … 12. */
	lowest: number;
	highest: number;
};

/**
 * How much the months of the year differ, beside a trend, from the values of whole months.
 *
 * Unit: that of the values. Range: effects of the twelve months sum to 0.
 * Missing: months without a value are left out; as `seasonality`. n counts months, not people.
 * Source: as `seasonality`; the heating months are those of the north of China, 15 November to 15 March.
 */
export function seasons(
	months: readonly { key: string; mean: number | null }[]
): Estimate<Seasons> {
	const found = seasonality(
		months.flatMap(({ key, mean }) =>
			mean === null ? [] : [{ year: Number(key.slice(0, 4)), month: monthOfYear(key), value: mean }]
		)
	);
	if (found.value === null) return found;
	const ordered = found.value.months.toSorted((a, b) => a.effect - b.effect);
	const [lowest] = ordered;
	const highest = ordered.at(-1);
	if (lowest === undefined || highest === undefined) return unavailable('too_few', found.n);
	const heating = found.value.months.filter(({ month }) => HEATING_MONTHS.includes(month));
	const mean = heating.reduce((sum, { effect }) => sum + effect, 0) / heating.length;
	const ends = { lowest: lowest.month, highest: highest.month };
	return { value: { ...found.value, heating: mean, ...ends }, n: found.n };
}
