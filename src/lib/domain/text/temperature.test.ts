import { describe, expect, test } from 'vitest';
import { calibrateCauses } from './cause-calibration.ts';
import { confidence, fitTemperature, tempered, type HeldOut } from './temperature.ts';

/** `right` of `n` texts are right, all told with the same probabilities. */
const told = (probabilities: readonly number[], right: number, n: number): HeldOut[] =>
	Array.from({ length: n }, (_none, i) => ({ probabilities, isRight: i < right }));

describe('a temperature', () => {
	test('of 2 takes the root of each probability', () => {
		const [first, second] = tempered([0.8, 0.2], 2);
		expect(first).toBeCloseTo(2 / 3, 12);
		expect(second).toBeCloseTo(1 / 3, 12);
	});

	test('keeps the order and the sum, however small a probability is; 1 changes nothing', () => {
		const said = [0.7, 0.3 - 1e-12, 1e-12, 0];
		for (const temperature of [0.25, 0.7, 1, 3, 8]) {
			const cooled = tempered(said, temperature);
			expect(cooled.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
			expect(cooled).toEqual(cooled.toSorted((a, b) => b - a));
		}
		expect(tempered(said, 1)).toEqual(said);
		expect(tempered([], 2)).toEqual([]);
	});

	test('is the one that makes 90 % to the 70 % that were right', () => {
		const temperature = fitTemperature(told([0.9, 0.1], 700, 1000)) ?? 0;
		// As near as the steps are fine.
		expect(Math.abs(confidence([0.9, 0.1], temperature) - 0.7)).toBeLessThan(0.01);
		// 1 / (1 + (1/9)^(1/T)) = 0.7
		expect(temperature / (Math.log(9) / Math.log(7 / 3))).toBeCloseTo(1, 1);
	});

	test('below 1 makes what was said too timidly surer, and near 1 leaves what was right', () => {
		expect(fitTemperature(told([0.6, 0.4], 90, 100))).toBeLessThan(0.5);
		expect(fitTemperature(told([0.7, 0.3], 70, 100))).toBeCloseTo(1, 1);
	});

	test('is not found by fewer than fifty texts, and is bounded by what all or none being right would ask', () => {
		expect(fitTemperature(told([0.9, 0.1], 30, 49))).toBeNull();
		expect(fitTemperature(told([0.9, 0.1], 60, 60))).toBeCloseTo(0.25, 12);
		expect(fitTemperature(told([0.9, 0.06, 0.04], 0, 60))).toBeCloseTo(8, 12);
	});
});

describe('calibration of causes', () => {
	const texts = Array.from({ length: 400 }, (_none, i) => {
		const first = 0.5 + (i % 40) / 80;
		// The log-odds are twice what they should be.
		const truly = 1 / (1 + Math.sqrt((1 - first) / first));
		return {
			probabilities: [first, 1 - first],
			isRight: (i * 0.618034) % 1 < truly,
			part: i % 5
		};
	});

	test('finds what was overdone, on texts that had no say in it', () => {
		const found = calibrateCauses(texts, 5);
		expect(found.temperature).toBeGreaterThan(1.5);
		expect(found.temperature).toBeLessThan(2.7);
		expect(found.before).toBeGreaterThan(0.08);
		expect(found.after).toBeLessThan((found.before ?? 0) / 2);
		expect(found.n).toBe(400);
	});

	test('a part has no say in how it is judged itself', () => {
		const odd = texts.map((text) => (text.part === 0 ? { ...text, isRight: false } : text));
		const found = calibrateCauses(odd, 5);
		expect(found.ofPart[0]).toBe(calibrateCauses(texts, 5).ofPart[0]);
		expect(found.ofPart[1]).toBeGreaterThan(found.ofPart[0] ?? 0);
	});

	test('says nothing of how far off it is by fewer than a hundred, and nothing at all by few', () => {
		const some = calibrateCauses(texts.slice(0, 99), 5);
		expect(some).toMatchObject({ before: null, after: null, n: 99 });
		expect(some.temperature).not.toBeNull();
		expect(calibrateCauses(texts.slice(0, 40), 5)).toEqual({
			temperature: null,
			ofPart: [null, null, null, null, null],
			before: null,
			after: null,
			n: 40
		});
	});
});
