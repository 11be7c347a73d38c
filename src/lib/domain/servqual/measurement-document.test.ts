import { describe, expect, test } from 'vitest';
import { countSurvey } from '../../../../tests/support/count-survey.ts';
import { expectNear } from '../../../../tests/support/near.ts';
import { answers, document, expectHonest, FORM } from '../../../../tests/support/servqual-form.ts';
import { measurementDocument } from './measurement-document.ts';

describe('the measurement document', () => {
	const rows = answers(60);
	const shown = document(FORM, rows);
	const withoutMissing = document(
		FORM,
		rows.map(({ expectations, perceptions }) => ({
			expectations: (expectations ?? []).map((rating) => rating ?? 6),
			perceptions: perceptions.map((rating) => rating ?? 3)
		}))
	);

	test('has every key of the public contract', () => {
		expect(Object.keys(shown)).toEqual(
			'survey filter n_received n_scored rules items dimensions overall questions drivers groups suppressed homogeneous'.split(
				' '
			)
		);
		const share = { share: expect.anything(), ci95: expect.anything(), n: expect.any(Number) };
		const rating = {
			n: expect.any(Number),
			mean: expect.anything(),
			sd: expect.anything(),
			ci95: expect.anything(),
			share_at_max: expect.anything(),
			top2_box: share,
			no_opinion: share
		};
		const mean = { mean: expect.anything(), sd: expect.anything(), ci95: expect.anything() };
		const test = {
			...mean,
			ci95: [expect.anything(), expect.anything()],
			t: expect.anything(),
			df: expect.anything(),
			p: expect.anything()
		};
		const byColumn = { perception: expect.anything(), expectation: expect.anything() };
		expect(shown.items[0]).toEqual({
			code: 'T1',
			dimension: 'T',
			n: expect.anything(),
			expectation: rating,
			perception: rating,
			gap: { ...test, wilcoxon_p: expect.anything() },
			item_total: byColumn,
			alpha_if_deleted: byColumn
		});
		const alpha = {
			raw: expect.anything(),
			standardized: expect.anything(),
			ci95: expect.anything(),
			n: expect.anything()
		};
		const complete = {
			mean: expect.any(Number),
			n: expect.any(Number),
			differs: expect.any(Boolean)
		};
		// Random expectations have nothing in common: a Heywood case.
		const noOmega = { ...alpha, omega: null, reason: 'zero_variance' };
		expect(shown.dimensions[0]).toEqual({
			code: 'T',
			n: expect.anything(),
			expectation: mean,
			perception: mean,
			gap: { ...test, p_holm: expect.anything() },
			alpha: {
				expectation: noOmega,
				perception: { ...alpha, omega: expect.any(Number) },
				gap: { ...alpha, omega: expect.any(Number) }
			},
			difference_score_reliability: expect.anything(),
			correlation_ep: expect.anything(),
			complete_cases: { expectation: complete, perception: complete, gap: complete },
			importance: {
				stated: null,
				stated_ci95: null,
				derived: null,
				derived_ci95: null,
				beta: null,
				reason: 'not_asked',
				reasons: {
					stated: 'not_asked',
					stated_ci95: 'not_asked',
					derived: 'too_few',
					derived_ci95: 'too_few',
					beta: 'too_few'
				}
			}
		});
		expect(shown.overall).toEqual({
			perception: { mean: expect.anything(), ci95: expect.anything(), n: 60 },
			gap_unweighted: { ...mean, ci95: expect.anything(), t: expect.anything(), n: shown.n_scored },
			gap_weighted_respondent: null,
			gap_weighted_aggregate: null,
			weighted: {
				of: null,
				n: 0,
				mean: null,
				ci95: null,
				aggregate: null,
				reason: 'not_asked'
			},
			composite_reliability: { perception: expect.any(Number), gap: expect.any(Number) },
			top2_box: { share: expect.anything(), ci95: expect.anything(), n: 60 },
			nps: null,
			reason: 'not_asked'
		});
		expect(shown.rules).toEqual({ missing: 'half', weights: 'respondent', suppress_below: 5 });
		expect(shown.drivers).toEqual({
			outcome: 'overall',
			r_squared: null,
			n: 60,
			reason: 'too_few'
		});
	});

	test('explains every null and holds no NaN', () => {
		expectHonest(shown);
	});

	test('an item gap equals the plain calculation from the answers', () => {
		const gaps = rows.flatMap(({ expectations, perceptions }) => {
			const [e, p] = [expectations?.[0] ?? null, perceptions[0] ?? null];
			return e === null || p === null ? [] : [p - e];
		});
		const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
		const sd = Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / (gaps.length - 1));
		const item = shown.items[0];
		expect(item?.n).toBe(gaps.length);
		expect(item?.n).toBeLessThan(60);
		expectNear(item?.gap.mean, mean, 1e-12);
		expectNear(item?.gap.sd, sd, 1e-12);
		expectNear(item?.gap.t, mean / (sd / Math.sqrt(gaps.length)), 1e-10);
		expect(item?.gap.df).toBe(gaps.length - 1);
	});

	test('the overall gap is the mean of the dimension gaps where nothing is missing', () => {
		const gaps = withoutMissing.dimensions.map(({ gap }) => gap.mean ?? NaN);
		expectNear(
			withoutMissing.overall.gap_unweighted.mean,
			gaps.reduce((sum, gap) => sum + gap, 0) / 5,
			1e-12
		);
		expect(withoutMissing.n_scored).toBe(60);
	});

	test('the smallest p is adjusted for all five dimensions', () => {
		const adjusted = shown.dimensions.map(({ gap }) => gap.p_holm ?? NaN);
		const plain = shown.dimensions.map(({ gap }) => gap.p ?? NaN);
		expectNear(Math.min(...adjusted), Math.min(...plain) * 5, 1e-12);
	});

	test('difference-score reliability follows from the alphas, spreads and correlation shown', () => {
		for (const dimension of withoutMissing.dimensions) {
			const { expectation, perception, alpha } = dimension;
			const [vP, vE] = [(perception.sd ?? NaN) ** 2, (expectation.sd ?? NaN) ** 2];
			const shared = 2 * (dimension.correlation_ep ?? NaN) * Math.sqrt(vP * vE);
			const reliable = vP * (alpha.perception.raw ?? NaN) + vE * (alpha.expectation.raw ?? NaN);
			expectNear(
				dimension.difference_score_reliability,
				(reliable - shared) / (vP + vE - shared),
				1e-9
			);
		}
	});

	test('the share at the ceiling counts the top of the scale alone', () => {
		const given = rows.flatMap(({ expectations }) => expectations?.[0] ?? []);
		const top = given.filter((rating) => rating === 7).length;
		expect(top).toBeGreaterThan(0);
		expect(shown.items[0]?.expectation.share_at_max).toBe(top / given.length);
	});

	test('the top two boxes are the satisfaction ratings 6 and 7', () => {
		const top = rows.filter(({ satisfaction }) => (satisfaction ?? 0) >= 6).length;
		expect(shown.overall.top2_box.share).toBe(top / 60);
	});

	test('repeats the filter it was asked for', () => {
		const filter = { site: 'north', from: '2026-01-01' };
		expect(measurementDocument(countSurvey(FORM, rows), filter).filter).toEqual(filter);
	});
});
