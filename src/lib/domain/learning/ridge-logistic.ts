import { logistic } from './calibration.ts';
import { solvePositive } from './solve-positive.ts';

/**
 * Rows as the classes they fall into: `active[f][i]` is the weight, from 1, that row i takes of feature
 * f; weight 0 is the intercept and belongs to every row.
 */
export type ClassRows = {
	readonly active: readonly Int32Array[];
	readonly weights: number;
	/** 1 where the outcome came. */
	readonly labels: ArrayLike<number>;
	readonly rows: readonly number[];
};

export type Ridge = {
	/** What the weights are drawn to, in log-odds; length is the number of weights. */
	readonly prior: ArrayLike<number>;
	/** How strongly, for each weight: 1 is worth about as much as four people with an even chance. */
	readonly strength: ArrayLike<number>;
	/** Pairs of weights whose difference is drawn to that of the prior, and how strongly. */
	readonly neighbours: readonly (readonly [number, number, number])[];
};

/**
 * Weights in log-odds that make the labels likely and stay near the prior:
 * minimises −log likelihood + ½ Σ strength (w − prior)² + ½ Σ strength (Δw − Δprior)².
 *
 * Unit: log-odds. Range: all reals.
 * Missing: a class without rows keeps its prior, but for what its neighbours say.
 * Errors: RangeError if some weight is not held by any strength or row.
 * Source: ridge logistic regression by Newton's method (iteratively reweighted least squares).
 */
export function fitRidgeLogistic(
	{ active, weights: size, labels, rows }: ClassRows,
	{ prior, strength, neighbours }: Ridge
): Float64Array {
	const weights = Float64Array.from(prior);
	const penalty = penaltyMatrix(size, strength, neighbours);
	const own = new Int32Array(active.length + 1);
	for (let step = 0; step < MAX_STEPS; step += 1) {
		const hessian = penalty.slice();
		const gradient = new Float64Array(size);
		for (let a = 0; a < size; a += 1) {
			let pull = 0;
			for (let b = 0; b < size; b += 1) {
				const held = penalty[Math.max(a, b) * size + Math.min(a, b)] ?? 0;
				pull += held * ((weights[b] ?? 0) - (prior[b] ?? 0));
			}
			gradient[a] = -pull;
		}
		for (const row of rows) {
			let score = weights[0] ?? 0;
			for (let f = 0; f < active.length; f += 1) {
				const weight = active[f]?.[row] ?? 0;
				own[f + 1] = weight;
				score += weights[weight] ?? 0;
			}
			const p = logistic(score);
			const [rest, curve] = [(labels[row] ?? 0) - p, p * (1 - p)];
			for (let a = 0; a < own.length; a += 1) {
				const at = own[a] ?? 0;
				gradient[at] = (gradient[at] ?? 0) + rest;
				// Offsets grow with the features: own[b] is never above own[a].
				for (let b = 0; b <= a; b += 1) {
					const cell = at * size + (own[b] ?? 0);
					hessian[cell] = (hessian[cell] ?? 0) + curve;
				}
			}
		}
		const change = solvePositive(hessian, gradient);
		let largest = 0;
		for (let a = 0; a < size; a += 1) {
			// Far from the goal a full step may overshoot.
			const moved = Math.max(-MAX_MOVE, Math.min(MAX_MOVE, change[a] ?? 0));
			weights[a] = (weights[a] ?? 0) + moved;
			largest = Math.max(largest, Math.abs(moved));
		}
		if (largest < CONVERGED) break;
	}
	return weights;
}

const MAX_STEPS = 40;
const MAX_MOVE = 4;
const CONVERGED = 1e-9;

/** Lower triangle, row by row. */
function penaltyMatrix(
	size: number,
	strength: ArrayLike<number>,
	neighbours: Ridge['neighbours']
): Float64Array {
	const matrix = new Float64Array(size * size);
	const add = (row: number, column: number, amount: number): void => {
		const cell = Math.max(row, column) * size + Math.min(row, column);
		matrix[cell] = (matrix[cell] ?? 0) + amount;
	};
	for (let a = 0; a < size; a += 1) add(a, a, strength[a] ?? 0);
	for (const [a, b, amount] of neighbours) {
		add(a, a, amount);
		add(b, b, amount);
		add(a, b, -amount);
	}
	return matrix;
}
