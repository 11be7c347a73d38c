/** How many of a list of customers are expected to complain, from what comparable customers did before. */
import type { Interval } from '../statistics/interval.ts';
import { wilsonInterval } from '../statistics/wilson.ts';

/** What customers with so many points did within 60 days when nobody acted. */
export type RateOfRange = {
	/** Points from which the row holds. */
	readonly from: number;
	/** Points up to which it holds, included; null is no end. */
	readonly to: number | null;
	readonly complaints: number;
	readonly n: number;
};

export type Ranked = {
	readonly score: number;
	/** Calibrated probability of a complaint within 60 days, 0–1; null while no model is accepted. */
	readonly risk: number | null;
};

export type ExpectedComplaints =
	| {
			/** How many of them. */
			readonly count: number;
			/** Share of the list, 0–1. */
			readonly share: number;
			/** Bounds of the share, 95 %. */
			readonly interval: Interval;
			/** Customers whose outcome was observed; for calibrated risks, the customers of the list. */
			readonly n: number;
			readonly basis: 'risk' | 'observed';
	  }
	| { readonly count: null; readonly n: number; readonly needed: number };

/** Observed customers that a row needs before its rate is told. */
export const OBSERVED_AT_LEAST = 20;

/**
 * Expected complaints of a list within 60 days.
 *
 * Unit: customers; share 0–1. Range: count between 0 and the length of the list.
 * Missing: count null for an empty list, and while a customer of the list has neither a calibrated risk nor a row of
 * at least OBSERVED_AT_LEAST observed customers; n is then the fewest observed customers that any of them rests on.
 * Source: with risks, their sum, and the Wilson interval of a list of this length. Without, the mean of the observed
 * rates, its bounds the means of their Wilson bounds: wider than needed, because the errors of the rows are taken to
 * point the same way.
 */
export function expectedComplaints(
	list: readonly Ranked[],
	rates: readonly RateOfRange[]
): ExpectedComplaints {
	const risks = list.map(({ risk }) => risk).filter((risk) => risk !== null);
	if (list.length > 0 && risks.length === list.length) {
		const count = sum(risks);
		const { value } = wilsonInterval(count, list.length);
		if (value !== null) {
			return {
				count,
				share: count / list.length,
				interval: value,
				n: list.length,
				basis: 'risk'
			};
		}
	}
	const rows = list.map(({ score }) => rateOf(score, rates));
	const fewest = rows.length === 0 ? 0 : Math.min(...rows.map((row) => row?.n ?? 0));
	if (fewest < OBSERVED_AT_LEAST) {
		return { count: null, n: fewest, needed: OBSERVED_AT_LEAST };
	}
	const known = rows.filter((row) => row !== null);
	const bounds = known.map(
		({ complaints, n }): Interval => wilsonInterval(complaints, n).value ?? [0, 1]
	);
	const share = mean(known.map(({ complaints, n }) => complaints / n));
	return {
		count: share * list.length,
		share,
		interval: [mean(bounds.map(([low]) => low)), mean(bounds.map(([, high]) => high))],
		n: sum([...new Set(known)].map(({ n }) => n)),
		basis: 'observed'
	};
}

function rateOf(score: number, rates: readonly RateOfRange[]): RateOfRange | null {
	return rates.find(({ from, to }) => score >= from && (to === null || score <= to)) ?? null;
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
	return sum(values) / values.length;
}
