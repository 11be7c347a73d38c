import { describe, expect, test } from 'vitest';
import { measurementDocument } from '#lib/domain/servqual/measurement-document.ts';
import { countSurvey } from '../../../../../tests/support/count-survey.ts';
import { answers, constant, FORM, PERCEPTION } from '../../../../../tests/support/servqual-form.ts';
import { instrumentView, languageView } from './instrument-view.ts';

describe('how good the instrument is', () => {
	const sums = countSurvey(FORM, answers(200));
	const view = instrumentView(sums, {});
	const document = measurementDocument(sums, {});

	test('shows the numbers of the measurement document', () => {
		expect(view.dimensions.map(({ perception }) => perception.value)).toEqual(
			document.dimensions.map(({ alpha }) => alpha.perception.raw)
		);
		expect(view.dimensions.map(({ differenceScore }) => differenceScore.value)).toEqual(
			document.dimensions.map((dimension) => dimension.difference_score_reliability)
		);
		expect(view.items.map(({ ceilingExpectation }) => ceilingExpectation.value)).toEqual(
			document.items.map(({ expectation }) => expectation.share_at_max)
		);
	});

	test('calls alpha sufficient only where its whole interval is', () => {
		for (const { perception, verdict } of view.dimensions) {
			expect(verdict === 'sufficient').toBe((perception.ci?.[0] ?? 0) >= 0.7);
			expect(verdict === 'weak').toBe((perception.ci?.[1] ?? 1) < 0.7);
		}
		expect(new Set(view.dimensions.map(({ verdict }) => verdict))).not.toContain(null);
	});

	test('says nothing about reliability below thirty complete answers', () => {
		const few = instrumentView(countSurvey(FORM, answers(25)), {});
		for (const { perception, differenceScore, verdict } of few.dimensions) {
			expect(perception).toMatchObject({ value: null, reason: 'too_few' });
			expect(differenceScore).toEqual({ value: null, reason: 'too_few' });
			expect(verdict).toBeNull();
		}
		for (const { itemTotal, doubt } of few.items) {
			expect(itemTotal).toEqual({ value: null, reason: 'too_few' });
			expect(doubt).toBeNull();
		}
		// A share needs five.
		expect(few.items[0]?.ceilingPerception.value).toEqual(expect.any(Number));
	});

	test('without expectations there is nothing to subtract from', () => {
		const only = instrumentView(countSurvey(PERCEPTION, answers(60)), {});
		expect(only.isGap).toBe(false);
		expect(only.dimensions[0]).toMatchObject({
			expectation: { value: null, reason: 'not_asked' },
			differenceScore: { value: null, reason: 'not_asked' },
			correlation: { value: null, reason: 'not_asked' }
		});
	});
});

describe('one language beside the other', () => {
	test('compares scores and reliability where both have answers', () => {
		const zh = countSurvey(FORM, [...constant(10, 6, 5), ...constant(10, 6, 4)]);
		const en = countSurvey(FORM, [...constant(10, 6, 4), ...constant(10, 6, 3)]);
		const view = languageView(zh, en);
		expect(view).toMatchObject({ zh: 20, en: 20 });
		expect(view?.differences[0]?.difference).toBeCloseTo(1, 12);
		expect(view?.differences[0]?.direction).toBe('rise');
		expect(view?.alphas[0]?.zh).toMatchObject({ value: null, reason: 'too_few' });
	});

	test('says nothing where one has fewer than five', () => {
		const few = countSurvey(FORM, answers(4));
		expect(languageView(few, countSurvey(FORM, answers(40)))).toBeNull();
	});
});
