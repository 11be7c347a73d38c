import { unavailable, type Estimate } from '../statistics/estimate.ts';
import type { Summary } from '../statistics/summary.ts';
import { welch, type WelchTest } from '../statistics/welch.ts';
import { monthOfYear } from './months.ts';

/** The months in which people heat: what is asked of a service then differs from the rest of the year. */
export const HEATING_MONTHS: readonly number[] = [11, 12, 1, 2, 3];

/** Two whole years: below that a season cannot be told from a single winter. */
export const SEASONS_FROM_MONTHS = 24;

export type Seasons = {
	/** Mean of the heating months minus mean of the others. */
	heating: WelchTest;
	/** Months behind either side. */
	heatingMonths: number;
	otherMonths: number;
	/** Mean of each month of the calendar over the years, with how many years had a value. */
	calendar: { month: number; mean: number | null; years: number }[];
};

/**
 * Whether the heating months differ from the rest of the year, from the values of whole months.
 *
 * Unit: that of the values. Range: as the values.
 * Missing: months without a value are left out; null below 24 months with a value (`too_few`), or
 * where no month differs (`zero_variance`). n counts months, not people: each month weighs the same.
 * Months that depend on each other, for example along a trend, make p too small.
 * Source: Welch's test as in `welch.ts`.
 */
export function seasons(
	months: readonly { key: string; mean: number | null }[]
): Estimate<Seasons> {
	const known = months.flatMap(({ key, mean }) => (mean === null ? [] : [{ key, mean }]));
	const n = known.length;
	if (n < SEASONS_FROM_MONTHS) return unavailable('too_few', n);
	const isHeating = (key: string) => HEATING_MONTHS.includes(monthOfYear(key));
	const heating = spread(known.filter(({ key }) => isHeating(key)).map(({ mean }) => mean));
	const others = spread(known.filter(({ key }) => !isHeating(key)).map(({ mean }) => mean));
	const test = welch(heating, others);
	if (test.value === null) return test;
	const calendar = Array.from({ length: 12 }, (_none, place) => {
		const ofMonth = known.filter(({ key }) => monthOfYear(key) === place + 1);
		const { n: years, mean } = spread(ofMonth.map((each) => each.mean));
		return { month: place + 1, mean, years };
	});
	const counts = { heatingMonths: heating.n, otherMonths: others.n };
	return { value: { heating: test.value, ...counts, calendar }, n };
}

/** Mean and sample standard deviation of values that are no exact sums, such as means of months. */
function spread(values: readonly number[]): Summary {
	const n = values.length;
	if (n === 0) return { n, mean: null, sd: null, se: null, reason: 'too_few' };
	const mean = values.reduce((sum, value) => sum + value, 0) / n;
	if (n === 1) return { n, mean, sd: null, se: null, reason: 'too_few' };
	const isConstant = values.every((value) => value === values[0]);
	const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
	const sd = isConstant ? 0 : Math.sqrt(squares / (n - 1));
	return { n, mean, sd, se: sd / Math.sqrt(n) };
}
