import { describe, expect, test } from 'vitest';
import { ACCEPTANCE_SCALE, acceptanceCase } from '../../../../tests/support/acceptance-cases.ts';
import { expectNear } from '../../../../tests/support/near.ts';
import { respondentGaps } from './respondent-gaps.ts';
import { servperf } from './servperf.ts';
import { weightedGap } from './weighted-gap.ts';

const SIZES = { tangibles: 4, reliability: 5, responsiveness: 4, assurance: 4, empathy: 5 };
const PLACES = Object.entries(SIZES).flatMap(([code, size]) => Array<string>(size).fill(code));
const items = (reversed: readonly number[]) =>
	PLACES.map((dimension, i) => ({ dimension, isReversed: reversed.includes(i + 1) }));

type Ratings = { E: number[]; P: number[] };
type Expected = { dimension_gaps: Record<string, number>; unweighted: number };

describe('one full respondent, worked by hand', () => {
	const {
		input,
		expect: expected,
		tol
	} = acceptanceCase<
		Ratings & { weights: Record<string, number> },
		Expected & {
			weighted: number;
			mean_of_22_items_NOT_to_be_used: number;
			servperf_dimension_means: Record<string, number>;
		}
	>('AC01', 'one full respondent');
	const gaps = respondentGaps(items([]), input.P, input.E, ACCEPTANCE_SCALE);

	test('dimension gaps', () => {
		expect([...gaps.dimensions.keys()]).toEqual(Object.keys(expected.dimension_gaps));
		for (const [code, value] of Object.entries(expected.dimension_gaps)) {
			expectNear(gaps.dimensions.get(code), value, tol);
		}
	});

	test('the overall gap averages dimensions, not items', () => {
		expectNear(gaps.overall, expected.unweighted, tol);
		expect(gaps.overall).not.toBeCloseTo(expected.mean_of_22_items_NOT_to_be_used);
	});

	test('the weighted gap uses the points of this respondent', () => {
		const weights = [...gaps.dimensions.keys()].map((code) => input.weights[code] ?? null);
		expectNear(weightedGap([...gaps.dimensions.values()], weights).value, expected.weighted, tol);
	});

	test('SERVPERF reads perception alone', () => {
		const codes = Object.keys(SIZES);
		const scores = servperf(
			codes.map((code) => input.P.filter((_rating, i) => PLACES[i] === code))
		);
		codes.forEach((code, d) => {
			expectNear(scores.dimensions[d], expected.servperf_dimension_means[code] ?? NaN, tol);
		});
		expectNear(scores.overall, 5.12, tol);
	});
});

describe('the 1988 wording with its negative items', () => {
	const {
		input,
		expect: expected,
		tol
	} = acceptanceCase<Ratings & { reversed_items: number[] }, Expected>('AC02', 'raw 1988 answers');

	test('scores like the positive wording', () => {
		const gaps = respondentGaps(items(input.reversed_items), input.P, input.E, ACCEPTANCE_SCALE);
		for (const [code, value] of Object.entries(expected.dimension_gaps)) {
			expectNear(gaps.dimensions.get(code), value, tol);
		}
		expectNear(gaps.overall, expected.unweighted, tol);
	});

	test('forgetting the reverse key has a signature that is not produced', () => {
		const forgotten = acceptanceCase<string, { responsiveness: number; unweighted: number }>(
			'AC02',
			'signature of forgetting it'
		).expect;
		const wrong = respondentGaps(items([]), input.P, input.E, ACCEPTANCE_SCALE);
		const right = respondentGaps(items(input.reversed_items), input.P, input.E, ACCEPTANCE_SCALE);
		expectNear(wrong.dimensions.get('responsiveness'), forgotten.responsiveness, tol);
		expectNear(wrong.overall, forgotten.unweighted, tol);
		expect(right.overall).not.toBeCloseTo(forgotten.unweighted);
	});

	test('an answer that was not given is missing, not reversed', () => {
		const P = input.P.map((rating, i) => (i >= 9 && i < 13 ? null : rating));
		const gaps = respondentGaps(items(input.reversed_items), P, input.E, ACCEPTANCE_SCALE);
		expect(gaps.items.slice(9, 13)).toEqual([null, null, null, null]);
		expect(gaps.dimensions.get('responsiveness')).toBeNull();
		expect(gaps.overall).toBeNull();
	});
});
