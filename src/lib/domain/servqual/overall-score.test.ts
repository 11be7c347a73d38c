import { describe, expect, test } from 'vitest';
import { acceptanceCase } from '../../../../tests/support/acceptance-cases.ts';
import { expectNear } from '../../../../tests/support/near.ts';
import { overallScore } from './overall-score.ts';

describe('overall score of a respondent', () => {
	test('the published example', () => {
		const {
			input,
			expect: expected,
			tol
		} = acceptanceCase<{ dimension_gaps: Record<string, number> }, { unweighted: number }>(
			'AC01',
			'12manage'
		);
		expectNear(overallScore(Object.values(input.dimension_gaps)), expected.unweighted, tol);
	});

	test('needs every dimension', () => {
		expect(overallScore([-1, -1, null, -1, -1])).toBeNull();
		expect(overallScore([])).toBeNull();
	});
});
