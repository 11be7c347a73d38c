import { describe, expect, test } from 'vitest';
import { expectAllNear, expectNear } from '../../../../tests/support/near.ts';
import { countSurvey } from '../../../../tests/support/count-survey.ts';
import {
	answers,
	chance,
	document,
	expectHonest,
	FORM,
	PERCEPTION
} from '../../../../tests/support/servqual-form.ts';
import { weightedGap } from './weighted-gap.ts';

const POINTS = [
	[11, 32, 22, 19, 16],
	[20, 20, 20, 20, 20],
	[30, 30, 20, 10, 20],
	[0, 0, 0, 0, 0],
	[60, 10, 10, 10, 10]
];

/** Everybody answers everything; satisfaction follows the second dimension. */
function complete(n: number, seed = 5) {
	const next = chance(seed);
	return Array.from({ length: n }, (_none, i) => {
		const perceptions = Array.from({ length: 22 }, () => 1 + Math.floor(7 * next()));
		const reliability = perceptions.slice(4, 9).reduce((sum, rating) => sum + rating, 0) / 5;
		return {
			expectations: perceptions.map(() => 5 + Math.floor(3 * next())),
			perceptions,
			satisfaction: Math.min(7, Math.max(1, Math.round(reliability + 2 * next() - 1))),
			importance: POINTS[i % POINTS.length] ?? []
		};
	});
}

describe('stated importance and weighted gaps', () => {
	const rows = complete(100);
	const shown = document(FORM, rows);

	test('points are shares of what each person gave; a sum of 0 is left out', () => {
		expectHonest(shown);
		const usable = POINTS.filter((_points, i) => i !== 3);
		const mean = (d: number) =>
			usable.reduce((sum, points) => sum + (points[d] ?? NaN) / points.reduce((a, b) => a + b), 0) /
			usable.length;
		expectAllNear(
			shown.dimensions.map(({ importance }) => importance.stated),
			[0, 1, 2, 3, 4].map(mean),
			1e-6
		);
		expect(shown.overall.weighted).toMatchObject({ of: 'gap', n: 80 });
	});

	test('the interval of a share is that of the mean of what each person gave', () => {
		const shares = rows.flatMap(({ importance }) => {
			const sum = importance.reduce((total, points) => total + points, 0);
			return sum === 0 ? [] : [(importance[1] ?? NaN) / sum];
		});
		const mean = shares.reduce((total, share) => total + share, 0) / shares.length;
		const squares = shares.reduce((total, share) => total + (share - mean) ** 2, 0);
		const half = 1.99045 * Math.sqrt(squares / (shares.length * (shares.length - 1)));
		const { stated_ci95 } = shown.dimensions[1]?.importance ?? {};
		expectNear(stated_ci95?.[0], mean - half, 1e-5);
		expectNear(stated_ci95?.[1], mean + half, 1e-5);
	});

	test('the weighted gap per respondent and on aggregates differ by the covariance', () => {
		const people = rows.flatMap(({ perceptions, expectations, importance }) => {
			const gaps = FORM.dimensions.map(({ items }, d) => {
				const from = FORM.dimensions
					.slice(0, d)
					.reduce((sum, { items: more }) => sum + more.length, 0);
				const place = items.map((_item, i) => from + i);
				return (
					place.reduce((sum, i) => sum + (perceptions[i] ?? NaN) - (expectations[i] ?? NaN), 0) /
					items.length
				);
			});
			const { value } = weightedGap(gaps, importance);
			const points = importance.reduce((sum, given) => sum + given, 0);
			return value === null
				? []
				: [{ value, gaps, shares: importance.map((given) => given / points) }];
		});
		const mean = (of: (person: (typeof people)[number]) => number) =>
			people.reduce((sum, person) => sum + of(person), 0) / people.length;
		expectNear(
			shown.overall.gap_weighted_respondent,
			mean(({ value }) => value),
			1e-5
		);
		const aggregate = [0, 1, 2, 3, 4].reduce(
			(sum, d) => sum + mean(({ shares }) => shares[d] ?? NaN) * mean(({ gaps }) => gaps[d] ?? NaN),
			0
		);
		expectNear(shown.overall.gap_weighted_aggregate, aggregate, 1e-5);
		expect(shown.overall.gap_weighted_respondent).not.toBe(shown.overall.gap_weighted_aggregate);
	});

	test('a form without expectations weights perceptions, and has no weighted gap', () => {
		const perception = document(
			PERCEPTION,
			rows.map(({ expectations: _none, ...row }) => row)
		);
		expectHonest(perception);
		expect(perception.overall).toMatchObject({
			gap_weighted_respondent: null,
			weighted: { of: 'perception', mean: expect.any(Number), aggregate: expect.any(Number) }
		});
	});

	test('fewer than five people with points are too few', () => {
		const few = rows.map((row, i) => ({ ...row, importance: i < 3 ? row.importance : [] }));
		const { overall, dimensions } = document(FORM, few);
		expect(overall.weighted).toMatchObject({
			n: 3,
			mean: null,
			aggregate: null,
			reason: 'too_few'
		});
		expect(overall.gap_weighted_respondent).toBeNull();
		expect(dimensions[0]?.importance.stated).toBeNull();
	});
});

describe('derived importance', () => {
	test('finds the dimension that satisfaction goes along with', () => {
		const shown = document(FORM, complete(120));
		const derived = shown.dimensions.map(({ importance }) => importance.derived ?? NaN);
		expect(derived[1]).toBeGreaterThan(0.8);
		expectNear(
			derived.reduce((sum, share) => sum + share, 0),
			1,
			1e-12
		);
		expect(shown.dimensions[1]?.importance.derived_ci95?.[0]).toBeGreaterThan(0.5);
		expect(shown.drivers.n).toBe(120);
		expect(shown.drivers.r_squared).toBeGreaterThan(0.4);
		expect(shown.dimensions[1]?.importance.beta).toBeGreaterThan(0.6);
	});

	test('needs fifteen respondents per dimension', () => {
		const enough = document(FORM, complete(75));
		const few = document(FORM, complete(74));
		expect(enough.drivers.r_squared).toEqual(expect.any(Number));
		expect(few.drivers).toEqual({ outcome: 'overall', r_squared: null, n: 74, reason: 'too_few' });
		expect(few.dimensions[0]?.importance).toMatchObject({ derived: null, beta: null });
	});

	test('equal satisfaction explains nothing, and says so', () => {
		const shown = document(
			FORM,
			complete(100).map((row) => ({ ...row, satisfaction: 6 }))
		);
		expectHonest(shown);
		expect(shown.drivers.reason).toBe('zero_variance');
	});

	test('is not asked where people answered a sample of the items', async () => {
		const { measurementDocument } = await import('./measurement-document.ts');
		const sums = { ...countSurvey(PERCEPTION, complete(100)), sampled: [] };
		const shown = measurementDocument(sums, {});
		expect(shown.drivers).toEqual({
			outcome: 'overall',
			r_squared: null,
			n: 0,
			reason: 'not_asked'
		});
	});
});

describe('reliability of the overall score', () => {
	test('follows from the alphas and spreads shown', () => {
		const { dimensions, overall } = document(FORM, complete(100));
		const errors = dimensions.reduce(
			(sum, { perception, alpha }) =>
				sum + (perception.sd ?? NaN) ** 2 * (1 - (alpha.perception.raw ?? NaN)),
			0
		);
		const rows = complete(100).map(
			({ perceptions }) =>
				FORM.dimensions.reduce(
					({ from, sum }, { items }) => ({
						from: from + items.length,
						sum:
							sum +
							perceptions.slice(from, from + items.length).reduce((a, b) => a + b, 0) / items.length
					}),
					{ from: 0, sum: 0 }
				).sum
		);
		const mean = rows.reduce((sum, value) => sum + value, 0) / 100;
		const variance = rows.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 99;
		expectNear(overall.composite_reliability.perception, 1 - errors / variance, 1e-9);
	});
});

test('a "no opinion" has its share of those who answered, and is no rating', () => {
	const rows = answers(40).map((row, i) => ({
		...row,
		perceptions: row.perceptions.map((rating, item) => (item === 0 ? (i < 8 ? null : 5) : rating)),
		withoutOpinion: i < 8 ? [0] : []
	}));
	const { perception, expectation } = document(FORM, rows).items[0] ?? {};
	expect(perception?.no_opinion).toMatchObject({ share: 0.2, n: 40 });
	expect(perception?.n).toBe(32);
	expect(perception?.top2_box.share).toBe(0);
	expect(expectation?.no_opinion.share).toBe(0);
});
