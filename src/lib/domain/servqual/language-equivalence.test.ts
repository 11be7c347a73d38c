import { describe, expect, test } from 'vitest';
import { countSurvey } from '../../../../tests/support/count-survey.ts';
import { expectNear } from '../../../../tests/support/near.ts';
import { answers, constant, PERCEPTION } from '../../../../tests/support/servqual-form.ts';
import { languageEquivalence } from './language-equivalence.ts';

const sums = (n: number, seed: number) => countSurvey(PERCEPTION, answers(n, seed));

describe('Chinese and English answers', () => {
	test('of the same population are not found to differ, and pool when there are enough', () => {
		const few = languageEquivalence(sums(60, 3), sums(60, 99));
		expect(few.verdict).toBe('undecided');
		expect(few.items).toHaveLength(22);
		const many = languageEquivalence(sums(1500, 3), sums(1500, 99));
		expect(many.verdict).toBe('alike');
		for (const { difference, ci95 } of many.dimensions) {
			expectNear(difference, ((ci95?.[0] ?? NaN) + (ci95?.[1] ?? NaN)) / 2, 0.02);
		}
	});

	test('an item that one language rates a point lower is named, after Holm', () => {
		const english = answers(200, 99).map(({ perceptions }) => ({
			perceptions: perceptions.map((rating, i) =>
				i === 3 && rating !== null ? Math.max(1, rating - 1) : rating
			)
		}));
		const found = languageEquivalence(sums(200, 3), countSurvey(PERCEPTION, english));
		expect(found.verdict).toBe('differs');
		expect(found.items.filter(({ verdict }) => verdict === 'differs')).toHaveLength(1);
		const item = found.items[3];
		expect(item?.difference).toBeGreaterThan(0.4);
		expect(item?.g).toBeGreaterThan(0.3);
		expectNear(item?.p_holm, (item?.p ?? NaN) * 22, 1e-12);
	});

	test('below thirty answers there are numbers but no verdict, below five neither', () => {
		const few = languageEquivalence(sums(29, 3), sums(200, 99));
		expect(few.verdict).toBe('too_few');
		expect(few.items[0]?.difference).toEqual(expect.any(Number));
		const none = languageEquivalence(sums(4, 3), sums(200, 99));
		expect(none.items[0]).toMatchObject({ difference: null, g: null, reason: 'too_few' });
		expect(none.dimensions[0]).toMatchObject({ zh: null, difference: null, reason: 'too_few' });
	});

	test('answers without spread are named instead of compared', () => {
		const same = countSurvey(PERCEPTION, constant(40, 6, 5));
		const found = languageEquivalence(same, same);
		expect(found.items[0]).toMatchObject({
			p: null,
			verdict: 'undecided',
			reason: 'zero_variance'
		});
		expect(found.dimensions[0]).toMatchObject({ zh: null, reason: 'zero_variance' });
	});

	test('no items, no verdict', () => {
		const nothing = { items: [], dimensions: [] };
		expect(languageEquivalence(nothing, nothing).verdict).toBe('too_few');
	});
});
