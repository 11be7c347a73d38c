/** Probabilities of causes made as sure as they are right, by one number for all texts. */

/** A text that was kept from what was learned: the probability of every class, and whether the first one was right. */
export type HeldOut = { readonly probabilities: readonly number[]; readonly isRight: boolean };

/** Below it, how sure to be is not learned: 1 counts. */
export const TEMPERATURE_FROM_N = 50;

/**
 * Probabilities made less sure (above 1) or surer (below 1), in the same order: pᵢ^(1/T) / Σⱼ pⱼ^(1/T), which is the
 * softmax of log-odds divided by T.
 *
 * Unit: probability. Range: 0 … 1, adding to 1; temperature > 0, 1 changes nothing.
 * Missing: empty without classes.
 * Source: Guo, Pleiss, Sun & Weinberger (2017), On calibration of modern neural networks, ICML.
 */
export function tempered(probabilities: readonly number[], temperature: number): number[] {
	if (temperature === 1) return [...probabilities];
	const highest = Math.max(...probabilities);
	// Relative to the highest, so that what is nearly nothing stays nothing and never 0 / 0.
	const parts = probabilities.map((p) => (p / highest) ** (1 / temperature));
	const sum = parts.reduce((total, part) => total + part, 0);
	return parts.map((part) => part / sum);
}

/**
 * The temperature under which the first class comes out right as often as it is said to: of those tried, the one
 * with the least mean −ln of the probability that was given to what came.
 *
 * Unit: none. Range: ¼ … 8, in steps of 6 %.
 * Missing: null below `TEMPERATURE_FROM_N` texts.
 * Source: temperature scaling (Guo et al. 2017) of the confidence in the first class, right or wrong
 * (Gupta & Ramdas 2022, Top-label calibration, ICLR), since a text may truly be of several classes or of none.
 */
export function fitTemperature(texts: readonly HeldOut[]): number | null {
	if (texts.length < TEMPERATURE_FROM_N) return null;
	const losses = TRIED.map((temperature) =>
		texts.reduce((sum, { probabilities, isRight }) => {
			const first = confidence(probabilities, temperature);
			return sum - Math.log(Math.max(isRight ? first : 1 - first, LEAST));
		}, 0)
	);
	return TRIED[losses.indexOf(Math.min(...losses))] ?? null;
}

/** What the most probable class is given under a temperature. */
export function confidence(probabilities: readonly number[], temperature: number): number {
	return Math.max(...tempered(probabilities, temperature));
}

const LOWEST = 1 / 4;
const HIGHEST = 8;
const STEPS = 60;
const TRIED = Array.from(
	{ length: STEPS + 1 },
	(_none, step) => LOWEST * (HIGHEST / LOWEST) ** (step / STEPS)
);
/** Nobody is so wrong that everything else no longer counts. */
const LEAST = 1e-4;
