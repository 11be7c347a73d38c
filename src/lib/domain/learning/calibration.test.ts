import { expect, test } from 'vitest';
import {
	brierScore,
	calibrationLine,
	expectedCalibrationError,
	logistic,
	logOdds
} from './calibration.ts';
import { seededRandom } from './random.ts';

/** People of whom the truth was said. */
function honest(n: number): { said: number[]; labels: number[] } {
	const random = seededRandom(11);
	const said = Array.from({ length: n }, () => 0.05 + 0.9 * random());
	return { said, labels: said.map((p) => (random() < p ? 1 : 0)) };
}

test('the Brier score is the mean squared distance', () => {
	expect(brierScore([1, 0, 0.5], [1, 0, 1])).toBeCloseTo(0.25 / 3, 12);
	expect(brierScore([], [])).toBeNull();
});

test('what was said honestly is calibrated: slope 1, no error but chance', () => {
	const { said, labels } = honest(20_000);
	const line = calibrationLine(said, labels);
	expect(line?.slope).toBeCloseTo(1, 1);
	expect(line?.intercept).toBeCloseTo(0, 1);
	expect(expectedCalibrationError(said, labels)).toBeLessThan(0.015);
});

test('what was overdone has a slope below 1, what was said too low an intercept above 0', () => {
	const { said, labels } = honest(20_000);
	const overdone = said.map((p) => logistic(2 * logOdds(p)));
	expect(calibrationLine(overdone, labels)?.slope).toBeCloseTo(0.5, 1);
	expect(expectedCalibrationError(overdone, labels)).toBeGreaterThan(0.05);
	const low = said.map((p) => logistic(logOdds(p) - 1));
	expect(calibrationLine(low, labels)?.intercept).toBeCloseTo(1, 1);
});

test('groups of the calibration error are of equal size', () => {
	// Half were told 0.2 and half 0.6; the outcome came to 30 % and to 50 %.
	const said = Array.from({ length: 20 }, (_none, i) => (i < 10 ? 0.2 : 0.6));
	const labels = said.map((_p, i) => (i < 3 || (i >= 10 && i < 15) ? 1 : 0));
	expect(expectedCalibrationError(said, labels, 2)).toBeCloseTo(0.1, 12);
});

test('there is no line where all were told the same, or nothing ever came', () => {
	expect(calibrationLine([0.3, 0.3, 0.3, 0.3], [1, 0, 0, 1])).toBeNull();
	expect(calibrationLine([0.2, 0.4], [0, 0])).toBeNull();
});

test('log-odds and probabilities are two ways to say the same, and are never infinite', () => {
	for (const p of [0.001, 0.2, 0.5, 0.99]) expect(logistic(logOdds(p))).toBeCloseTo(p, 12);
	expect(Number.isFinite(logOdds(0))).toBe(true);
	expect(logistic(-800)).toBe(0);
	expect(logistic(800)).toBe(1);
});
