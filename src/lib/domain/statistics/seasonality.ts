import { fUpperP, tQuantile } from './distributions.ts';
import { unavailable, type Estimate } from './estimate.ts';
import type { Interval } from './interval.ts';
import { inverse } from './linear-algebra.ts';

/** One month of a series; months may be missing and come in any order. */
export type MonthlyValue = {
	readonly year: number;
	readonly month: number;
	readonly value: number;
};

export type MonthEffect = { month: number; effect: number; ci95: Interval };

export type Seasonality = {
	/** January to December; they sum to 0. */
	months: MonthEffect[];
	/** Change per month that remains beside the seasons. */
	slope: number;
	/** Whether the months differ at all beyond chance. */
	f: number;
	p: number;
};

const MONTHS = 12;
/** Below this share of the variance, what trend and months leave over is rounding noise. */
const ROUNDING = 1e-12;
/** Every month of the year has to be seen this often. */
export const SEASONS_FROM_YEARS = 2;

/**
 * How much each month of the year differs from the average month, beside a linear trend: least
 * squares on twelve months and time. Heating complaints in winter are no news every winter.
 *
 * Unit: that of the values; the interval is for each month by itself. Range: effects sum to 0.
 * Missing: null unless every month of the year was seen in two years (`too_few`), and when nothing
 * is left beside trend and months to judge them by (`zero_variance`). Months count alike whatever
 * their n.
 * Source: classical regression with seasonal indicators, e.g. Harvey (1993), Time Series Models,
 * §5.5; F test of nested models.
 */
export function seasonality(series: readonly MonthlyValue[]): Estimate<Seasonality> {
	const n = series.length;
	const places = Array.from({ length: MONTHS }, (_none, place) => place);
	const seen = places.map((place) => series.filter(({ month }) => month === place + 1).length);
	if (seen.some((times) => times < SEASONS_FROM_YEARS)) return unavailable('too_few', n);
	const [first] = series;
	if (series.every(({ value }) => value === first?.value)) return unavailable('zero_variance', n);
	const middle = mean(series.map(time));
	const points = series.map((point) => ({
		month: point.month - 1,
		t: time(point) - middle,
		y: point.value
	}));
	// Twelve months and the slope: normal equations, small and well scaled.
	const row = ({ month, t }: (typeof points)[number]): number[] => [
		...places.map((place) => (place === month ? 1 : 0)),
		t
	];
	const design = points.map(row);
	const size = MONTHS + 1;
	const normal = Array.from({ length: size }, (_none, i) =>
		Array.from({ length: size }, (_cell, j) =>
			design.reduce((sum, x) => sum + (x[i] ?? NaN) * (x[j] ?? NaN), 0)
		)
	);
	const inverted = inverse(normal);
	if (inverted === null) return unavailable('too_few', n);
	const right = Array.from({ length: size }, (_none, i) =>
		points.reduce((sum, { y }, k) => sum + (design[k]?.[i] ?? NaN) * y, 0)
	);
	const fitted = inverted.map((line) => dot(line, right));
	const residual = points.reduce(
		(sum, { y }, k) => sum + (y - dot(design[k] ?? [], fitted)) ** 2,
		0
	);
	const df = n - size;
	const trendOnly = residualOfTrend(points);
	const average = mean(points.map(({ y }) => y));
	const total = points.reduce((sum, { y }) => sum + (y - average) ** 2, 0);
	if (!(residual > ROUNDING * total)) return unavailable('zero_variance', n);
	const variance = residual / df;
	const averageMonth = mean(fitted.slice(0, MONTHS));
	const quantile = tQuantile(0.975, df);
	const f = (trendOnly - residual) / (MONTHS - 1) / variance;
	return {
		value: {
			months: places.map((place) => {
				const contrast = [...places.map((i) => (i === place ? 1 : 0) - 1 / MONTHS), 0];
				const spread = dot(
					contrast,
					inverted.map((line) => dot(line, contrast))
				);
				const effect = (fitted[place] ?? NaN) - averageMonth;
				const half = quantile * Math.sqrt(variance * spread);
				return { month: place + 1, effect, ci95: [effect - half, effect + half] };
			}),
			slope: fitted[MONTHS] ?? NaN,
			f,
			p: fUpperP(f, MONTHS - 1, df)
		},
		n
	};
}

function time({ year, month }: MonthlyValue): number {
	return year * MONTHS + month;
}

function residualOfTrend(points: readonly { t: number; y: number }[]): number {
	const centre = mean(points.map(({ y }) => y));
	const slope =
		points.reduce((sum, { t, y }) => sum + t * (y - centre), 0) /
		points.reduce((sum, { t }) => sum + t * t, 0);
	return points.reduce((sum, { t, y }) => sum + (y - centre - slope * t) ** 2, 0);
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function dot(a: readonly number[], b: readonly number[]): number {
	return a.reduce((sum, x, i) => sum + x * (b[i] ?? NaN), 0);
}
