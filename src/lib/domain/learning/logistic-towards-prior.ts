import { logistic } from './calibration.ts';
import { solvePositive } from './solve-positive.ts';

/** Rows that are alike, as many as `n`; `complaints` of them had the outcome. */
export type CountedRow = {
	/** One number for each weight. */
	readonly x: readonly number[];
	/** Log-odds that are given and not fitted. */
	readonly offset: number;
	readonly n: number;
	readonly complaints: number;
};

/**
 * Weights in log-odds that make what came likely and stay near the prior:
 * minimises −log likelihood + ½ Σ strength (w − prior)².
 *
 * Unit: log-odds for each unit of x. Range: all reals.
 * Missing: a weight whose x is 0 in every row keeps its prior.
 * Errors: RangeError if some weight is held by no strength and no row.
 * Source: ridge logistic regression by Newton's method (iteratively reweighted least squares).
 */
export function fitTowardsPrior(
	rows: readonly CountedRow[],
	prior: readonly number[],
	strength: readonly number[]
): number[] {
	const size = prior.length;
	const weights = [...prior];
	for (let step = 0; step < MAX_STEPS; step += 1) {
		const hessian = new Float64Array(size * size);
		const gradient = new Float64Array(size);
		for (let a = 0; a < size; a += 1) {
			hessian[a * size + a] = strength[a] ?? 0;
			gradient[a] = (strength[a] ?? 0) * ((prior[a] ?? 0) - (weights[a] ?? 0));
		}
		for (const { x, offset, n, complaints } of rows) {
			const p = logistic(dot(x, weights) + offset);
			const [rest, curve] = [complaints - n * p, n * p * (1 - p)];
			for (let a = 0; a < size; a += 1) {
				const own = x[a] ?? 0;
				if (own === 0) continue;
				gradient[a] = (gradient[a] ?? 0) + rest * own;
				for (let b = 0; b <= a; b += 1) {
					const at = a * size + b;
					hessian[at] = (hessian[at] ?? 0) + curve * own * (x[b] ?? 0);
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

const MAX_STEPS = 60;
const MAX_MOVE = 2;
const CONVERGED = 1e-10;

function dot(x: readonly number[], weights: readonly number[]): number {
	return x.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);
}
