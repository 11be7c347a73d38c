import { describe, expect, test } from 'vitest';
import { acceptanceCase } from '../../../../tests/support/acceptance-cases.ts';
import { countSums } from '../../../../tests/support/count-numbers.ts';
import { expectAllNear, expectNear } from '../../../../tests/support/near.ts';
import { tQuantile } from './distributions.ts';
import { summarize } from './summary.ts';
import { tInterval } from './t-interval.ts';

describe('t interval of a mean', () => {
	test('two gaps use t with one degree of freedom, not z', () => {
		const {
			input,
			expect: expected,
			tol
		} = acceptanceCase<{ gap: number[] }, { mean: number; sd: number; ci: number[] }>(
			'AC04',
			'n=2'
		);
		const summary = summarize(countSums(input.gap));
		expectNear(summary.mean, expected.mean, tol);
		expectNear(summary.sd, expected.sd, tol);
		expectAllNear(tInterval(summary).ci, expected.ci, tol);
	});

	test('a constant gap has an interval without width and says so', () => {
		const { input, expect: expected } = acceptanceCase<
			{ gap: number[] },
			{ ci: [number, number]; flag: string }
		>('AC04', 'constant gap -1');
		const interval = tInterval(summarize(countSums(input.gap)));
		expect(interval).toEqual({ n: 6, ci: expected.ci, isDegenerate: true });
		expect(expected.flag).toBe('degenerate_ci');
	});

	test('a published table agrees with it in every row but the one that contradicts itself', () => {
		type Row = [name: string, gap: number, lower: number, upper: number, t: number];
		const { input, expect: expected } = acceptanceCase<Row[], string>(
			'AC10',
			'published-table lint'
		);
		expect(expected).toContain('every row except assurance (implied |t| 6.2..8.1');
		const quantile = tQuantile(0.975, 386 - 1);
		// Printed to two digits: the gap may be off by .005, the width of the interval by .01.
		const implied = ([, gap, lower, upper]: Row) =>
			[-1, 1].map((off) => {
				const half = (upper - lower + 0.01 * off) / 2;
				return (quantile * (Math.abs(gap) - 0.005 * off)) / half;
			});
		const contradicting = input.filter((row) => {
			const [most = NaN, least = NaN] = implied(row);
			return Math.abs(row[4]) < least || Math.abs(row[4]) > most;
		});
		expect(contradicting.map(([name]) => name)).toEqual(['assurance']);
		const [most = NaN, least = NaN] = contradicting.flatMap(implied);
		// The case rounds them outwards.
		expect([Math.floor(least * 10) / 10, Math.ceil(most * 10) / 10]).toEqual([6.2, 8.1]);
	});

	test('a wider confidence gives a wider interval', () => {
		const summary = summarize(countSums([1, 2, 3, 4, 5, 6, 7]));
		const [lower95 = NaN] = tInterval(summary).ci ?? [];
		const [lower99 = NaN] = tInterval(summary, 0.99).ci ?? [];
		expect(lower99).toBeLessThan(lower95);
	});

	test.each([[[]], [[5]]])('%j has no interval', (values) => {
		const interval = tInterval(summarize(countSums(values)));
		expect(interval).toMatchObject({ ci: null, isDegenerate: false, reason: 'too_few' });
	});
});
