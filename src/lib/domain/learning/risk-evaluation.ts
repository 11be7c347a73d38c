import type { Interval } from '../statistics/interval.ts';
import { scoreRow, trainCard } from './additive-card.ts';
import type { Column } from './bins.ts';
import { brierScore, calibrationLine, expectedCalibrationError } from './calibration.ts';
import { stratifiedFolds } from './folds.ts';
import { averagePrecision, precisionAtTop, rocAuc } from './ranking.ts';
import { areAlikeByChance, copiesOf, isIdentifier } from './table.ts';

export type RiskEvaluation = {
	readonly rows: number;
	/** Share of rows with the outcome. */
	readonly labelRate: number;
	readonly folds: number;
	readonly auc: number;
	readonly aucCi95: Interval | null;
	readonly averagePrecision: number;
	readonly brier: number;
	readonly calibrationSlope: number | null;
	readonly ece: number;
	readonly precisionAtTenth: number;
	readonly liftAtTenth: number;
	/** The longest list of reasons that anybody got. */
	readonly partsMax: number;
	/** `no_signal`: a coin could have done as well. */
	readonly verdict: 'signal' | 'no_signal';
	/** Columns that only name their rows, and columns that know the outcome by themselves. */
	readonly identifiers: readonly string[];
	readonly leaks: readonly string[];
	/** Rows that are copies of others; copies are never learned from and tested on. */
	readonly copies: number;
};

/**
 * How well a card that is learned from some rows speaks of the others: every row is told by a card that
 * has not seen it, its copies included.
 *
 * Unit: shares and probabilities. Range: 0 … 1.
 * Missing: "not known" is a class of its own.
 * Errors: RangeError below `ROWS_MIN` rows or `PER_LABEL_MIN` of either label.
 * Source: stratified cross-validation, grouped by copies, unless rows are alike for want of columns.
 */
export function evaluateRisk(
	columns: readonly Column[],
	labels: readonly number[],
	{ folds = 5, seed = 1 } = {}
): RiskEvaluation {
	const positives = labels.reduce((sum, label) => sum + label, 0);
	if (labels.length < ROWS_MIN || Math.min(positives, labels.length - positives) < PER_LABEL_MIN) {
		throw new RangeError(
			`Not enough data: ${labels.length} rows of which ${positives} have the outcome; ${ROWS_MIN} are needed, and ${PER_LABEL_MIN} of each kind.`
		);
	}
	const identifiers = columns.filter(isIdentifier).map(({ name }) => name);
	const features = columns.filter(({ name }) => !identifiers.includes(name));
	const { groups, copies } = areAlikeByChance(features, labels.length)
		? { groups: labels.map((_label, row) => row), copies: 0 }
		: copiesOf(features, labels.length);
	const fold = stratifiedFolds(labels, folds, seed, groups);
	const labelRate = positives / labels.length;
	const said = new Array<number>(labels.length).fill(labelRate);
	let partsMax = 0;
	for (let held = 0; held < folds; held += 1) {
		const rows = labels.flatMap((_label, row) => (fold[row] === held ? [] : [row]));
		// Where all rows are alike there is no other row to learn from, and nothing to tell.
		if (new Set(rows.map((row) => labels[row])).size < 2) continue;
		const card = trainCard(features, labels, rows);
		labels.forEach((_label, row) => {
			if (fold[row] !== held) return;
			const score = scoreRow(card, (name) => valueAt(features, name, row));
			said[row] = score.probability;
			partsMax = Math.max(partsMax, score.parts.length);
		});
	}
	const { auc, ci95 } = rocAuc(said, labels);
	const precision = precisionAtTop(said, labels, 0.1) ?? 0;
	return {
		...{ rows: labels.length, labelRate, folds, copies, identifiers },
		auc: auc ?? 0,
		aucCi95: ci95,
		averagePrecision: averagePrecision(said, labels) ?? 0,
		brier: brierScore(said, labels) ?? 0,
		calibrationSlope: calibrationLine(said, labels)?.slope ?? null,
		ece: expectedCalibrationError(said, labels) ?? 0,
		precisionAtTenth: precision,
		liftAtTenth: precision / labelRate,
		partsMax,
		verdict: ci95 !== null && ci95[0] > 0.5 ? 'signal' : 'no_signal',
		leaks: features.filter((column) => knowsTheOutcome(column, labels)).map(({ name }) => name)
	};
}

const ROWS_MIN = 50;
const PER_LABEL_MIN = 10;
/** A single column that ranks people so well was written down after the outcome. */
const LEAK_AUC = 0.95;

function valueAt(columns: readonly Column[], name: string, row: number): string | number | null {
	return columns.find((column) => column.name === name)?.values[row] ?? null;
}

function knowsTheOutcome(column: Column, labels: readonly number[]): boolean {
	const card = trainCard(
		[column],
		labels,
		labels.map((_label, row) => row)
	);
	const said = labels.map(
		(_l, row) => scoreRow(card, () => column.values[row] ?? null).probability
	);
	return (rocAuc(said, labels).auc ?? 0) > LEAK_AUC;
}
