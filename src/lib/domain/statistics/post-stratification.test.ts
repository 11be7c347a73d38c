import { describe, expect, test } from 'vitest';
import { expectNear } from '../../../../tests/support/near.ts';
import { postStratify } from './post-stratification.ts';

describe('post-stratification', () => {
	test('by hand: 60 and 40 answers for shares of 30 and 70 %', () => {
		const found = postStratify([
			{ key: 'loyal', n: 60, share: 0.3 },
			{ key: 'others', n: 40, share: 0.7 }
		]);
		expectNear(found?.weights[0]?.weight, 0.5, 1e-14);
		expectNear(found?.weights[1]?.weight, 1.75, 1e-14);
		// (60 · .25 + 40 · 3.0625) / 100
		expectNear(found?.designEffect, 1.375, 1e-14);
		expect(found?.uncovered).toBe(0);
	});

	test('shares may be counts of the population', () => {
		const found = postStratify([
			{ key: 'a', n: 10, share: 300 },
			{ key: 'b', n: 30, share: 900 }
		]);
		expect(found?.weights.map(({ weight }) => weight)).toEqual([1, 1]);
		expect(found?.designEffect).toBe(1);
	});

	test('a weight above five medians is trimmed, and the rest brought back to mean 1', () => {
		const found = postStratify([
			{ key: 'many', n: 98, share: 0.5 },
			{ key: 'two', n: 2, share: 0.5 }
		]);
		const [many, two] = found?.weights ?? [];
		expect(many?.isTrimmed).toBe(false);
		expect(two?.isTrimmed).toBe(true);
		expectNear((two?.weight ?? NaN) / (many?.weight ?? NaN), 5, 1e-12);
		expectNear(98 * (many?.weight ?? NaN) + 2 * (two?.weight ?? NaN), 100, 1e-10);
	});

	test('a part of the population that nobody answered for is said to be uncovered', () => {
		const found = postStratify([
			{ key: 'a', n: 10, share: 0.5 },
			{ key: 'b', n: 10, share: 0.3 },
			{ key: 'c', n: 0, share: 0.2 }
		]);
		expectNear(found?.uncovered, 0.2, 1e-14);
		expect(found?.weights.map(({ key }) => key)).toEqual(['a', 'b']);
		expectNear(found?.weights[0]?.weight, 1.25, 1e-14);
	});

	test('without answers there are no weights, and a negative share is refused', () => {
		expect(postStratify([{ key: 'a', n: 0, share: 1 }])).toBeNull();
		expect(postStratify([])).toBeNull();
		expect(() => postStratify([{ key: 'a', n: 3, share: -1 }])).toThrow(RangeError);
	});
});
