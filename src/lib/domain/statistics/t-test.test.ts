import { describe, expect, test } from 'vitest';
import { acceptanceCase } from '../../../../tests/support/acceptance-cases.ts';
import { countSums } from '../../../../tests/support/count-numbers.ts';
import { expectNear } from '../../../../tests/support/near.ts';
import { summarize } from './summary.ts';
import { oneSampleT, pairedT } from './t-test.ts';

describe('t test', () => {
	test("the paired test gives the published result of Student's sleep data", () => {
		// Student (1908): extra hours of sleep, drug 2 minus drug 1, in tenths; R t.test: t = 4.0621
		const extra = [12, 24, 13, 13, 0, 10, 18, 8, 46, 14];
		const test = pairedT(summarize(countSums(extra), 10));
		expect(test).toMatchObject({ n: 10, df: 9 });
		expectNear(test.t, 4.062127683382037, 1e-12);
		expectNear(test.p, 0.00283289019738427, 1e-12);
	});

	test('one-sample against a value other than 0', () => {
		const test = oneSampleT(summarize(countSums([4, 5, 6])), 4);
		expectNear(test.t, Math.sqrt(3), 1e-12);
	});

	test('a constant gap has no t and no p, rather than infinite evidence', () => {
		const { input, expect: expected } = acceptanceCase<
			{ gap: number[] },
			{ mean: number; sd: number; se: number; t: null; p: null }
		>('AC04', 'constant gap -1');
		const { mean, sd, se, t, p } = expected;
		const summary = summarize(countSums(input.gap));
		expect(summary).toEqual({ n: 6, mean, sd, se });
		expect(oneSampleT(summary)).toEqual({ n: 6, t, df: 5, p, reason: 'zero_variance' });
	});

	test.each([7, 10, 194])('%i times the score 4.4 has no t', (n) => {
		const constant = summarize(countSums(Array<number>(n).fill(264)), 60);
		expect(oneSampleT(constant)).toMatchObject({ t: null, p: null, reason: 'zero_variance' });
	});

	test('one respondent has no test', () => {
		expect(oneSampleT(summarize(countSums([3])))).toEqual({
			n: 1,
			t: null,
			df: null,
			p: null,
			reason: 'too_few'
		});
	});
});
