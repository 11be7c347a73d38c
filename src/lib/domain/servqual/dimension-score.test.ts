import { describe, expect, test } from 'vitest';
import { acceptanceCase } from '../../../../tests/support/acceptance-cases.ts';
import { countSums } from '../../../../tests/support/count-numbers.ts';
import { expectNear } from '../../../../tests/support/near.ts';
import { summarize } from '../statistics/summary.ts';
import { dimensionScore } from './dimension-score.ts';
import { gap } from './gap.ts';

describe('dimension score of a respondent', () => {
	test.each([
		[[4, null, null, null], null],
		[[4, 6, null, null], 5],
		[[4, 6, null, null, null], null],
		[[4, 6, 2, null, null], 4],
		[[3], 3],
		[[null], null],
		[[], null]
	])('half rule: %j gives %j', (values, score) => {
		expect(dimensionScore(values)).toBe(score);
	});

	describe('the worked case with missing answers and "no opinion"', () => {
		const {
			input,
			expect: expected,
			tol
		} = acceptanceCase<
			{ E: (number | null)[][]; P: (number | null)[][] },
			{
				respondent_gap: (number | null)[];
				dimension_gap: number;
				n_scored: number;
				n_received: number;
				item_gap: number[];
				item_n: number[];
				naive_wrong_answer_mean_P_minus_mean_E: number;
			}
		>('AC03', '4 respondents');
		const gaps = input.P.map((row, r) => row.map((p, i) => gap(p, input.E[r]?.[i] ?? null)));
		const scores = gaps.map(dimensionScore);

		test('gives every respondent a gap or none', () => {
			expect(scores).toHaveLength(expected.n_received);
			expect(scores).toEqual(expected.respondent_gap);
		});

		test('averages the respondents who have one', () => {
			const scored = scores.filter((score) => score !== null);
			const { n, mean } = summarize(countSums(scored.map((score) => score * 12)), 12);
			expect(n).toBe(expected.n_scored);
			expectNear(mean, expected.dimension_gap, tol);
			expect(mean).not.toBeCloseTo(expected.naive_wrong_answer_mean_P_minus_mean_E);
		});

		test('counts each item over the pairs that exist', () => {
			expected.item_gap.forEach((itemGap, i) => {
				const pairs = gaps.map((row) => row[i] ?? null).filter((value) => value !== null);
				const { n, mean } = summarize(countSums(pairs));
				expect(n).toBe(expected.item_n[i]);
				expectNear(mean, itemGap, tol);
			});
		});
	});
});
