import { logistic } from '../learning/calibration.ts';
import { seededRandom, shuffled } from '../learning/random.ts';
import { BUCKETS, type HashedText } from './hashed-text.ts';

/**
 * What speaks for each class, by bucket, in one byte each: log-odds are `weights × scale`.
 * Two classes need one column (for the second), more need one each: `weights[bucket × columns + column]`.
 */
export type TextModel = {
	readonly classes: number;
	readonly columns: number;
	readonly weights: Int8Array;
	readonly scales: readonly number[];
	readonly bias: readonly number[];
};

/** What is known of texts before the model, by text: log-odds of each column. The model learns the rest. */
export type Offsets = readonly ArrayLike<number>[];

/**
 * Learns to tell classes of texts apart.
 *
 * Unit: log-odds. Range: at most 655 KB for ten classes.
 * Missing: a text without pieces gets the shares of the classes.
 * Errors: RangeError below two classes.
 * Source: logistic regression, multinomial from three classes on, by AdaGrad (Duchi, Hazan & Singer 2011); weights
 * rounded to eight bits.
 */
export function trainTextModel(
	texts: readonly HashedText[],
	labels: ArrayLike<number>,
	classes: number,
	rows: readonly number[],
	seed = 1,
	offsets?: Offsets
): TextModel {
	if (classes < 2) throw new RangeError('There is nothing to tell apart in one class.');
	const columns = classes === 2 ? 1 : classes;
	const weights = new Float32Array(BUCKETS * columns);
	const moved = new Float32Array(BUCKETS * columns).fill(START);
	const bias = firstBias(labels, classes, rows);
	const random = seededRandom(seed);
	const errors = new Float64Array(columns);
	const touched = new Int32Array(columns);
	const { rounds, rate } = columns === 1 ? TWO : MANY;
	for (let round = 0; round < rounds; round += 1) {
		for (const place of shuffled(rows.length, random)) {
			const row = rows[place] ?? 0;
			const text = texts[row];
			if (!text) continue;
			errors.set(bias);
			addOffset(errors, offsets?.[row]);
			addScores(errors, text, weights, columns);
			toErrors(errors, labels[row] ?? 0);
			let count = 0;
			for (let column = 0; column < columns; column += 1) {
				// Of many classes nearly all are right already: moving them by nothing takes nearly all the time.
				if (Math.abs(errors[column] ?? 0) > SETTLED) touched[count++] = column;
			}
			const { buckets, values } = text;
			for (let i = 0; i < buckets.length; i += 1) {
				const from = (buckets[i] ?? 0) * columns;
				const value = values[i] ?? 0;
				for (let t = 0; t < count; t += 1) {
					const column = touched[t] ?? 0;
					const at = from + column;
					const slope = (errors[column] ?? 0) * value + SHRINKING * (weights[at] ?? 0);
					const so = (moved[at] ?? 0) + slope * slope;
					moved[at] = so;
					weights[at] = (weights[at] ?? 0) - (rate * slope) / Math.sqrt(so);
				}
			}
		}
	}
	return rounded(weights, columns, classes, bias);
}

/** The probability of each class; they add to 1. What was known beforehand counts as it did in training. */
export function classProbabilities(
	model: TextModel,
	text: HashedText,
	offset?: ArrayLike<number>
): number[] {
	const scores = new Float64Array(model.columns);
	addScores(scores, text, model.weights, model.columns);
	for (let column = 0; column < model.columns; column += 1) {
		scores[column] =
			(scores[column] ?? 0) * (model.scales[column] ?? 0) + (model.bias[column] ?? 0);
	}
	addOffset(scores, offset);
	if (model.columns === 1) {
		const second = logistic(scores[0] ?? 0);
		return [1 - second, second];
	}
	return [...softmax(scores)];
}

const TWO = { rounds: 4, rate: 0.2 };
const MANY = { rounds: 10, rate: 0.2 };
const START = 1e-6;
const SHRINKING = 1e-5;
const SETTLED = 0.003;
const LARGEST = 127;

/** Log-odds of the shares, so that a text of which nothing is known is told no more than they. */
export function firstBias(
	labels: ArrayLike<number>,
	classes: number,
	rows: readonly number[]
): number[] {
	const counts = new Array<number>(classes).fill(1);
	for (const row of rows) counts[labels[row] ?? 0] = (counts[labels[row] ?? 0] ?? 0) + 1;
	if (classes === 2) return [Math.log((counts[1] ?? 1) / (counts[0] ?? 1))];
	return counts.map((count) => Math.log(count / (rows.length + classes)));
}

function addScores(
	scores: Float64Array,
	{ buckets, values }: HashedText,
	weights: Float32Array | Int8Array,
	columns: number
): void {
	for (let i = 0; i < buckets.length; i += 1) {
		const from = (buckets[i] ?? 0) * columns;
		const value = values[i] ?? 0;
		for (let column = 0; column < columns; column += 1) {
			scores[column] = (scores[column] ?? 0) + value * (weights[from + column] ?? 0);
		}
	}
}

function addOffset(scores: Float64Array, offset: ArrayLike<number> | undefined): void {
	if (!offset) return;
	for (let column = 0; column < scores.length; column += 1) {
		scores[column] = (scores[column] ?? 0) + (offset[column] ?? 0);
	}
}

/** From scores to what was said minus what is. */
function toErrors(scores: Float64Array, label: number): void {
	if (scores.length === 1) {
		scores[0] = logistic(scores[0] ?? 0) - label;
		return;
	}
	softmax(scores);
	scores[label] = (scores[label] ?? 0) - 1;
}

/** Shares that add to 1 from log-odds. */
export function softmaxOf(scores: readonly number[]): number[] {
	return [...softmax(Float64Array.from(scores))];
}

function softmax(scores: Float64Array): Float64Array {
	const highest = scores.reduce((a, b) => Math.max(a, b), -Infinity);
	let sum = 0;
	for (let i = 0; i < scores.length; i += 1) {
		const part = Math.exp((scores[i] ?? 0) - highest);
		scores[i] = part;
		sum += part;
	}
	for (let i = 0; i < scores.length; i += 1) scores[i] = (scores[i] ?? 0) / sum;
	return scores;
}

function rounded(
	weights: Float32Array,
	columns: number,
	classes: number,
	bias: readonly number[]
): TextModel {
	const scales = Array.from({ length: columns }, (_none, column) => {
		let largest = 0;
		for (let at = column; at < weights.length; at += columns) {
			largest = Math.max(largest, Math.abs(weights[at] ?? 0));
		}
		return largest / LARGEST || 1;
	});
	const bytes = new Int8Array(weights.length);
	for (let at = 0; at < weights.length; at += 1) {
		bytes[at] = Math.round((weights[at] ?? 0) / (scales[at % columns] ?? 1));
	}
	return { classes, columns, weights: bytes, scales, bias };
}
