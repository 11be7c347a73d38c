import { describe, expect, test } from 'vitest';
import { countCross } from '../../../../tests/support/count-numbers.ts';
import { ATTITUDE } from '../../../../tests/support/count-series.ts';
import { expectNear } from '../../../../tests/support/near.ts';
import { chance } from '../../../../tests/support/servqual-form.ts';
import { importanceIntervals } from './importance-interval.ts';
import { regress } from './regression.ts';
import { explained } from './relative-weights.ts';

describe('intervals of derived importance', () => {
	test('contain the parts, stay between 0 and 1, and shrink with √n', () => {
		const { value } = regress(countCross(ATTITUDE));
		if (value === null) throw new Error('The attitude survey has a regression.');
		const parts = value.relativeWeights.map((weight) => weight / value.rSquared);
		const logit = (share = NaN) => Math.log(share / (1 - share));
		const few = importanceIntervals(value.correlations, 30);
		const many = importanceIntervals(value.correlations, 3000);
		parts.forEach((part, d) => {
			const [lower = NaN, upper = NaN] = few[d] ?? [];
			expect(lower).toBeGreaterThanOrEqual(0);
			expect(upper).toBeLessThanOrEqual(1);
			expect(lower).toBeLessThan(part);
			expect(upper).toBeGreaterThan(part);
			const width = logit(upper) - logit(lower);
			const narrow = logit(many[d]?.[1]) - logit(many[d]?.[0]);
			expectNear(width / narrow, 10, 1e-6);
		});
	});

	test('those of two predictors mirror each other, since their parts sum to 1', () => {
		// Uncorrelated predictors: parts .36/.45 and .09/.45.
		const matrix = [
			[1, 0, 0.6],
			[0, 1, 0.3],
			[0.6, 0.3, 1]
		];
		const [interval] = importanceIntervals(matrix, 400);
		const mirrored = importanceIntervals(matrix, 400)[1];
		expectNear(interval?.[0], 1 - (mirrored?.[1] ?? NaN), 1e-9);
		expect(interval?.[0]).toBeLessThan(0.8);
		expect(interval?.[1]).toBeGreaterThan(0.8);
	});

	test('one predictor has all of it, and no interval', () => {
		expect(
			importanceIntervals(
				[
					[1, 0.5],
					[0.5, 1]
				],
				100
			)
		).toEqual([null]);
	});

	test('hold the truth about as often as they say, by simulation with ratings', () => {
		const next = chance(2026);
		const noise = () => next() + next() + next() - 1.5;
		const respondent = (): number[] => {
			const mood = noise();
			const scores = [0, 1, 2].map(() => Math.round(4 * (4 + 1.2 * mood + noise())));
			const [a = 0, b = 0, c = 0] = scores;
			return [...scores, Math.round(4 + (0.5 * a + 0.3 * b + 0.15 * c - 15.2) / 4 + 0.8 * noise())];
		};
		const partsOf = (rows: number[][]) => {
			const { value } = regress(countCross(rows));
			if (value === null) throw new Error('The simulation has a regression.');
			return {
				parts: value.relativeWeights.map((weight) => weight / value.rSquared),
				correlations: value.correlations
			};
		};
		const truth = partsOf(Array.from({ length: 40_000 }, respondent)).parts;
		const rounds = 300;
		const held = [0, 0, 0];
		for (let round = 0; round < rounds; round += 1) {
			const { correlations } = partsOf(Array.from({ length: 120 }, respondent));
			importanceIntervals(correlations, 120).forEach((interval, d) => {
				const [lower, upper] = interval ?? [1, 0];
				if (lower <= (truth[d] ?? NaN) && (truth[d] ?? NaN) <= upper) held[d] = (held[d] ?? 0) + 1;
			});
		}
		for (const times of held) {
			expect(times / rounds).toBeGreaterThan(0.9);
			expect(times / rounds).toBeLessThanOrEqual(0.99);
		}
	});

	test('weights do not exist where a predictor follows from the others', () => {
		const singular = [
			[1, 1, 0.5],
			[1, 1, 0.5],
			[0.5, 0.5, 1]
		];
		expect(explained(singular)).toBeNull();
		expect(importanceIntervals(singular, 100)).toEqual([null, null]);
	});
});
