/**
 * How well probabilities put those with the outcome before those without.
 *
 * Arrays run parallel: `scores[i]` is what was said of row i, `labels[i]` is 1 where the outcome came.
 */
import type { Interval } from '../statistics/interval.ts';

export type RankedFigures = {
	/** Share of pairs in which the one with the outcome stands higher; ties count half. */
	readonly auc: number | null;
	/** 95 %, by DeLong. */
	readonly ci95: Interval | null;
};

/**
 * Area under the ROC curve with its interval.
 *
 * Unit: share. Range: 0 … 1; 0.5 is what a coin gives.
 * Missing: null where one of the two labels does not occur; no interval below two of each.
 * Source: Mann and Whitney (1947); DeLong, DeLong & Clarke-Pearson (1988), Biometrics 44, by mid-ranks as
 * Sun & Xu (2014), IEEE Signal Processing Letters 21.
 */
export function rocAuc(scores: readonly number[], labels: readonly number[]): RankedFigures {
	const ranks = midRanks(scores);
	const [withIt, without] = [1, 0].map((label) => {
		const rows = labels.flatMap((given, row) => (given === label ? [row] : []));
		const own = midRanks(rows.map((row) => scores[row] ?? NaN));
		return rows.map((row, place) => (ranks[row] ?? NaN) - (own[place] ?? NaN));
	}) as [number[], number[]];
	const [m, n] = [withIt.length, without.length];
	if (m === 0 || n === 0) return { auc: null, ci95: null };
	// For each one, the share of the others that it stands above (or, without the outcome, below).
	const above = withIt.map((count) => count / n);
	const below = without.map((count) => 1 - count / m);
	const auc = mean(above);
	if (m < 2 || n < 2) return { auc, ci95: null };
	const half = Z95 * Math.sqrt(variance(above) / m + variance(below) / n);
	return { auc, ci95: [Math.max(0, auc - half), Math.min(1, auc + half)] };
}

/**
 * Precision averaged over the places at which somebody with the outcome stands; ties share a place.
 *
 * Unit: share. Range: 0 … 1; the base rate is what a coin gives.
 * Missing: null where nobody has the outcome.
 * Source: definition, as Σ (Rₖ − Rₖ₋₁)·Pₖ over distinct scores.
 */
export function averagePrecision(
	scores: readonly number[],
	labels: readonly number[]
): number | null {
	const order = descending(scores);
	const total = labels.reduce((sum, label) => sum + label, 0);
	if (total === 0) return null;
	let [found, seen, sum] = [0, 0, 0];
	for (let at = 0; at < order.length;) {
		const score = scores[order[at] ?? 0];
		let here = 0;
		for (; at < order.length && scores[order[at] ?? 0] === score; at += 1) {
			here += labels[order[at] ?? 0] ?? 0;
			seen += 1;
		}
		found += here;
		sum += (here / total) * (found / seen);
	}
	return sum;
}

/**
 * Share with the outcome among the highest: what a team that can call so many would find.
 *
 * Unit: share. Range: 0 … 1. `top` is the share of rows that can be called, at least one row.
 * Missing: null without rows.
 * Source: definition.
 */
export function precisionAtTop(
	scores: readonly number[],
	labels: readonly number[],
	top: number
): number | null {
	if (scores.length === 0) return null;
	const chosen = descending(scores).slice(0, Math.max(1, Math.round(scores.length * top)));
	return mean(chosen.map((row) => labels[row] ?? 0));
}

const Z95 = 1.959963984540054;

const mean = (values: readonly number[]): number =>
	values.reduce((sum, value) => sum + value, 0) / values.length;

function variance(values: readonly number[]): number {
	const centre = mean(values);
	return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
}

function descending(scores: readonly number[]): number[] {
	return scores
		.map((_score, row) => row)
		.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
}

/** Places from the lowest, from 1; equal values share the middle of their places. */
function midRanks(values: readonly number[]): number[] {
	const order = values
		.map((_value, row) => row)
		.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
	const ranks = new Array<number>(values.length).fill(0);
	for (let at = 0; at < order.length;) {
		let end = at + 1;
		while (end < order.length && values[order[end] ?? 0] === values[order[at] ?? 0]) end += 1;
		for (let i = at; i < end; i += 1) ranks[order[i] ?? 0] = (at + 1 + end) / 2;
		at = end;
	}
	return ranks;
}
