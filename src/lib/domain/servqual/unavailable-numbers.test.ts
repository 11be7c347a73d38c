import { describe, expect, test } from 'vitest';
import {
	answers,
	constant,
	document,
	expectHonest,
	FORM,
	PERCEPTION
} from '../../../../tests/support/servqual-form.ts';

describe('numbers that cannot be had', () => {
	test('four respondents show nothing, five do', () => {
		const four = document(FORM, constant(4, 6, 5));
		expectHonest(four);
		expect(four.items[0]?.gap).toMatchObject({ mean: null, ci95: null, reason: 'too_few' });
		expect(four.items[0]?.expectation).toEqual({
			n: 4,
			mean: null,
			sd: null,
			ci95: null,
			share_at_max: null,
			top2_box: { share: null, ci95: null, n: 4, reason: 'too_few' },
			no_opinion: { share: null, ci95: null, n: 4, reason: 'too_few' },
			reason: 'too_few'
		});
		expect(four.dimensions[0]?.correlation_ep).toBeNull();
		expect(four.dimensions[0]?.alpha.perception).toMatchObject({ raw: null, reason: 'too_few' });
		expect(four.overall.top2_box).toEqual({ share: null, ci95: null, n: 4, reason: 'too_few' });
		expect(document(FORM, constant(5, 6, 5)).items[0]?.gap.mean).toBe(-1);
	});

	test('no answers at all make a document of reasons', () => {
		const empty = document(FORM, []);
		expectHonest(empty);
		expect(empty.n_scored).toBe(0);
		expect(empty.overall.gap_unweighted).toMatchObject({ mean: null, reason: 'too_few' });
		expect(empty.overall.top2_box.reason).toBe('too_few');
	});

	test('equal answers have means, and name the lack of variance for the rest', () => {
		const equal = document(FORM, constant(8, 6, 5));
		expectHonest(equal);
		expect(equal.items[0]?.gap).toEqual({
			mean: -1,
			sd: 0,
			ci95: [-1, -1],
			t: null,
			df: 7,
			p: null,
			wilcoxon_p: expect.any(Number),
			reason: 'zero_variance'
		});
		expect(equal.dimensions[0]).toMatchObject({
			gap: { t: null, p_holm: null, reason: 'zero_variance' },
			alpha: { gap: { raw: null, standardized: null, ci95: null, n: 8, reason: 'zero_variance' } },
			difference_score_reliability: null,
			correlation_ep: null,
			reason: 'zero_variance'
		});
	});

	test('a perception form was never asked for expectations', () => {
		const perception = document(
			PERCEPTION,
			answers(40).map(({ perceptions }) => ({ perceptions }))
		);
		expectHonest(perception);
		const [item] = perception.items;
		expect(item?.n).toBeGreaterThan(0);
		expect(item?.perception.mean).toEqual(expect.any(Number));
		expect(item?.expectation.reason).toBe('not_asked');
		expect(item?.gap).toMatchObject({ mean: null, reason: 'not_asked' });
		expect(item?.item_total).toEqual({
			perception: expect.any(Number),
			expectation: null,
			reason: 'not_asked'
		});
		expect(perception.dimensions[0]?.alpha.gap).toEqual({
			raw: null,
			standardized: null,
			ci95: null,
			omega: null,
			n: 0,
			reason: 'not_asked'
		});
		expect(perception.overall.composite_reliability).toEqual({
			perception: expect.any(Number),
			gap: null,
			reason: 'not_asked'
		});
		expect(perception.dimensions[0]).toMatchObject({ correlation_ep: null, reason: 'not_asked' });
		expect(perception.overall.gap_unweighted.reason).toBe('not_asked');
		expect(perception.overall.top2_box.reason).toBe('not_asked');
		expect(perception.n_scored).toBe(perception.overall.perception.n);
	});
});
