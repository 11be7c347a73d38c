/**
 * Whether probabilities mean what they say: of those told 20 %, does the outcome come to a fifth?
 *
 * Arrays run parallel: `probabilities[i]` was said of row i, `labels[i]` is 1 where the outcome came.
 */

/**
 * Mean squared distance between what was said and what came.
 *
 * Unit: squared probability. Range: 0 … 1, lower is better; the base rate p alone scores p(1 − p).
 * Missing: null without rows.
 * Source: Brier (1950), Monthly Weather Review 78.
 */
export function brierScore(
	probabilities: readonly number[],
	labels: readonly number[]
): number | null {
	if (probabilities.length === 0) return null;
	const squares = probabilities.map((said, row) => ((labels[row] ?? 0) - said) ** 2);
	return squares.reduce((sum, square) => sum + square, 0) / squares.length;
}

/**
 * Expected calibration error: over groups of equally many, from the lowest said to the highest, the
 * distance between what was said and what came, weighted by size.
 *
 * Unit: probability. Range: 0 … 1; chance alone gives some thousandths with thousands of rows.
 * Missing: null without rows.
 * Source: Naeini, Cooper & Hauskrecht (2015), AAAI, with groups of equal size.
 */
export function expectedCalibrationError(
	probabilities: readonly number[],
	labels: readonly number[],
	groups = 10
): number | null {
	const n = probabilities.length;
	if (n === 0) return null;
	const order = probabilities
		.map((_said, row) => row)
		.sort((a, b) => (probabilities[a] ?? 0) - (probabilities[b] ?? 0) || a - b);
	let error = 0;
	for (let group = 0; group < groups; group += 1) {
		const rows = order.slice(
			Math.floor((group * n) / groups),
			Math.floor(((group + 1) * n) / groups)
		);
		const off = rows.reduce((sum, row) => sum + (probabilities[row] ?? 0) - (labels[row] ?? 0), 0);
		error += Math.abs(off) / n;
	}
	return error;
}

export type CalibrationLine = {
	/** 1 where differences in log-odds are as large as they were said to be; below, they were overdone. */
	readonly slope: number;
	/** Log-odds by which everything was said too low (above 0) or too high. */
	readonly intercept: number;
};

/**
 * Logistic regression of what came on the log-odds that were said.
 *
 * Unit: log-odds. Range: all reals.
 * Missing: null where one of the labels does not occur, or all were told the same.
 * Source: Cox (1958), Biometrika 45.
 */
export function calibrationLine(
	probabilities: readonly number[],
	labels: readonly number[]
): CalibrationLine | null {
	const said = probabilities.map(logOdds);
	let [intercept, slope] = [0, 1];
	for (let step = 0; step < MAX_STEPS; step += 1) {
		let [g0, g1, h00, h01, h11] = [0, 0, 0, 0, 0];
		said.forEach((x, row) => {
			const p = logistic(intercept + slope * x);
			const [rest, weight] = [(labels[row] ?? 0) - p, p * (1 - p)];
			g0 += rest;
			g1 += rest * x;
			h00 += weight;
			h01 += weight * x;
			h11 += weight * x * x;
		});
		const determinant = h00 * h11 - h01 * h01;
		if (!(determinant > TINY * h00 * h11)) return null;
		const [d0, d1] = [(h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant];
		intercept += d0;
		slope += d1;
		if (!Number.isFinite(intercept + slope)) return null;
		if (Math.abs(d0) + Math.abs(d1) < CONVERGED) return { slope, intercept };
	}
	return null;
}

const MAX_STEPS = 50;
const CONVERGED = 1e-10;
const TINY = 1e-12;
/** Nobody is told 0 or 1: both would be infinitely wrong once. */
const SURE = 1e-9;

export function logOdds(probability: number): number {
	const p = Math.min(1 - SURE, Math.max(SURE, probability));
	return Math.log(p / (1 - p));
}

export function logistic(x: number): number {
	return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
}
