import { describe, expect, test } from 'vitest';
import { expectNear } from '../../../../tests/support/near.ts';
import { differenceScoreReliability } from './difference-score-reliability.ts';

const alpha = (value: number) => ({ value, n: 100 });

describe('reliability of a difference score', () => {
	test('equal variances: ((r_PP + r_EE) / 2 − r_PE) / (1 − r_PE)', () => {
		const spread = { xx: 100n, yy: 100n, xy: 60n };
		const { value } = differenceScoreReliability(spread, 100, alpha(0.9), alpha(0.8));
		expectNear(value, (0.85 - 0.6) / (1 - 0.6), 1e-12);
	});

	test('unequal variances weigh the alphas', () => {
		const spread = { xx: 400n, yy: 100n, xy: 50n };
		const { value } = differenceScoreReliability(spread, 100, alpha(0.9), alpha(0.7));
		expectNear(value, (400 * 0.9 + 100 * 0.7 - 100) / (400 + 100 - 100), 1e-12);
	});

	test('a gap that does not vary has none', () => {
		const spread = { xx: 100n, yy: 100n, xy: 100n };
		expect(differenceScoreReliability(spread, 100, alpha(0.9), alpha(0.9))).toEqual({
			value: null,
			n: 100,
			reason: 'zero_variance'
		});
	});

	test('without either alpha there is none, for the reason of that alpha', () => {
		const spread = { xx: 100n, yy: 100n, xy: 0n };
		const missing = { value: null, n: 100, reason: 'zero_variance' } as const;
		expect(differenceScoreReliability(spread, 100, missing, alpha(0.9)).reason).toBe(
			'zero_variance'
		);
		expect(differenceScoreReliability(spread, 100, alpha(0.9), missing).reason).toBe(
			'zero_variance'
		);
		expect(differenceScoreReliability(spread, 1, alpha(0.9), alpha(0.9)).reason).toBe('too_few');
	});
});
