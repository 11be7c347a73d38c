/** Counts of customers who are alike, taken apart for figures that want one row for each. */
import type { OutcomeRow } from './prior-centred-card.ts';
import { averagePrecision, rocAuc, type RankedFigures } from './ranking.ts';

/** What was said of customers who are alike, and how many of them complained. */
export type SaidRow = { readonly said: number; readonly n: number; readonly complaints: number };

export type SaidFigures = RankedFigures & {
	readonly n: number;
	readonly complaints: number;
	readonly brier: number | null;
	readonly averagePrecision: number | null;
};

/**
 * How good what was said is: its order (AUC, average precision) and its distance from what came (Brier).
 *
 * Unit: shares. Range: 0 … 1.
 * Missing: null where the figure is not defined; see `rocAuc`, `averagePrecision`.
 * Source: definitions there.
 */
export function figuresOf(rows: readonly SaidRow[]): SaidFigures {
	const n = rows.reduce((sum, row) => sum + row.n, 0);
	const complaints = rows.reduce((sum, row) => sum + row.complaints, 0);
	const squares = rows.reduce(
		(sum, row) =>
			sum + row.complaints * (1 - row.said) ** 2 + (row.n - row.complaints) * row.said ** 2,
		0
	);
	const { scores, labels } = onePerCustomer(rows);
	return {
		...{ n, complaints, brier: n === 0 ? null : squares / n },
		...rocAuc(scores, labels),
		averagePrecision: averagePrecision(scores, labels)
	};
}

/** Those who have a signal, and those who do not. */
export function splitBySignal(
	rows: readonly OutcomeRow[],
	signal: string
): { having: Counts; lacking: Counts } {
	const sum = (wanted: boolean) =>
		rows
			.filter(({ signals }) => (signals[signal] ?? 0) > 0 === wanted)
			.reduce(
				(all, { n, complaints }) => ({ n: all.n + n, complaints: all.complaints + complaints }),
				{ n: 0, complaints: 0 }
			);
	return { having: sum(true), lacking: sum(false) };
}

export type Counts = { readonly n: number; readonly complaints: number };

function onePerCustomer(rows: readonly SaidRow[]): { scores: number[]; labels: number[] } {
	const [scores, labels]: [number[], number[]] = [[], []];
	for (const { said, n, complaints } of rows) {
		for (let i = 0; i < n; i += 1) {
			scores.push(said);
			labels.push(i < complaints ? 1 : 0);
		}
	}
	return { scores, labels };
}
