import { describe, expect, test } from 'vitest';
import { expectNear } from '../../../../tests/support/near.ts';
import { weightedAggregate } from './weighted-aggregate.ts';
import { weightedGap } from './weighted-gap.ts';

const GAPS = [
	[-1, -2],
	[-3, 0],
	[0, -1]
];
const WEIGHTS = [
	[40, 60],
	[80, 20],
	[30, 70]
];
const mean = (values: readonly number[]): number =>
	values.reduce((sum, value) => sum + value, 0) / values.length;
const column = (rows: readonly number[][], d: number): number[] => rows.map((row) => row[d] ?? NaN);

describe('weighted gap on aggregates', () => {
	test('differs from the mean over respondents by the covariance of points and gaps', () => {
		const respondents = mean(
			GAPS.map((gaps, r) => weightedGap(gaps, WEIGHTS[r] ?? []).value ?? NaN)
		);
		const aggregate = weightedAggregate(
			[0, 1].map((d) => mean(column(GAPS, d))),
			[0, 1].map((d) => mean(column(WEIGHTS, d)))
		);
		const covariance = [0, 1].map((d) => {
			const [gaps, weights] = [column(GAPS, d), column(WEIGHTS, d)];
			return mean(gaps.map((gap, r) => gap * (weights[r] ?? NaN))) - mean(gaps) * mean(weights);
		});
		expect(aggregate).not.toBeCloseTo(respondents);
		expectNear(
			aggregate,
			respondents - (covariance[0] ?? NaN) / 100 - (covariance[1] ?? NaN) / 100,
			1e-12
		);
	});

	test('needs every mean', () => {
		expect(weightedAggregate([-1, null], [50, 50])).toBeNull();
		expect(weightedAggregate([-1, -1], [100, null])).toBeNull();
	});
});
