import { describe, expect, test } from 'vitest';
import { expectAllNear } from '../../../../tests/support/near.ts';
import { pareto, shortfall } from './pareto.ts';

describe('Pareto', () => {
	test('sorts, runs up and marks the few that reach 80 %', () => {
		const bars = pareto([
			{ key: 'b', amount: 30 },
			{ key: 'none', amount: 0 },
			{ key: 'd', amount: 5 },
			{ key: 'a', amount: 50 },
			{ key: 'c', amount: 15 }
		]);
		expect(bars.map(({ key }) => key)).toEqual(['a', 'b', 'c', 'd']);
		expectAllNear(
			bars.map(({ cumulative }) => cumulative),
			[0.5, 0.8, 0.95, 1],
			1e-14
		);
		expect(bars.map(({ isVital }) => isVital)).toEqual([true, true, false, false]);
	});

	test('the bar that crosses 80 % belongs to the few', () => {
		const bars = pareto([
			{ key: 'a', amount: 79 },
			{ key: 'b', amount: 11 },
			{ key: 'c', amount: 10 }
		]);
		expect(bars.map(({ isVital }) => isVital)).toEqual([true, true, false]);
	});

	test('nothing makes no bars, and a negative amount is refused', () => {
		expect(pareto([{ key: 'a', amount: 0 }])).toEqual([]);
		expect(() => pareto([{ key: 'a', amount: -1 }])).toThrow(RangeError);
	});

	test('shortfall counts only what lies below expectation', () => {
		expect(shortfall(-0.5, 40)).toBe(20);
		expect(shortfall(0.3, 40)).toBe(0);
		expect(shortfall(null, 0)).toBeNull();
	});
});
