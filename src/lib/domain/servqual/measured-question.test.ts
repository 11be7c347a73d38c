import { describe, expect, test } from 'vitest';
import { measuredQuestion } from './measured-question.ts';
import type { QuestionSums } from './survey-sums.ts';

const BASE = { code: 'q', text: { en: 'Q' } };
const single: QuestionSums = {
	...BASE,
	...{ type: 'single', n: 10, counts: { yes: 7, no: 3 } },
	options: ['yes', 'no', 'unsure'].map((code) => ({ code, text: { en: code } }))
};
const nps: QuestionSums = {
	...BASE,
	...{ type: 'rating', preset: 'nps', scale: { min: 0, max: 10 } },
	...{ n: 40, counts: { '0': 4, '6': 4, '7': 8, '8': 4, '9': 10, '10': 10 } }
};

describe('a question of the survey', () => {
	test('gives each choice its share of those who answered, also what nobody chose', () => {
		const { choices, mean } = measuredQuestion(single, 5);
		expect(choices?.map(({ value, n, share }) => [value, n, share])).toEqual([
			['yes', 7, 0.7],
			['no', 3, 0.3],
			['unsure', 0, 0]
		]);
		// Wilson, 7 of 10.
		expect(choices?.[0]?.ci95?.[0]).toBeCloseTo(0.396778, 5);
		expect(choices?.[0]?.ci95?.[1]).toBeCloseTo(0.892208, 5);
		expect(mean).toBeUndefined();
	});

	test('counts people, not ticks, where several may be chosen', () => {
		const ticked = { ...single, type: 'multiple', counts: { yes: 10, no: 6 } } as const;
		expect(measuredQuestion(ticked, 5).choices?.map(({ share }) => share)).toEqual([1, 0.6, 0]);
	});

	test('that is a rating has a mean with its interval on its own scale', () => {
		const { mean, choices } = measuredQuestion(nps, 5);
		expect(mean?.mean).toBe(7.55);
		expect(mean?.ci95).not.toBeNull();
		expect(choices).toHaveLength(11);
	});

	test('about recommending has its net score: promoters minus detractors', () => {
		const { nps: measured } = measuredQuestion(nps, 5);
		expect(measured?.score).toBe(30);
		expect(measured?.ci95?.[0]).toBeLessThan(30);
		expect(measuredQuestion({ ...nps, preset: undefined }, 5).nps).toBeUndefined();
	});

	test('answered by too few shows how many, and nothing else', () => {
		for (const few of [
			{ ...nps, n: 4, counts: { '9': 4 } },
			{ ...nps, n: 0, counts: null }
		]) {
			const { n, choices, mean, nps: measured } = measuredQuestion(few, 5);
			expect(n).toBe(few.n);
			expect(choices?.every(({ share, reason }) => share === null && reason === 'too_few')).toBe(
				true
			);
			expect(mean).toMatchObject({ mean: null, reason: 'too_few' });
			expect(measured).toMatchObject({ score: null, reason: 'too_few' });
		}
	});

	test('in own words is only counted', () => {
		expect(measuredQuestion({ ...BASE, type: 'text', n: 12, counts: null }, 5)).toEqual({
			...{ code: 'q', type: 'text', n: 12 }
		});
	});
});
