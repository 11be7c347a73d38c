import { describe, expect, test } from 'vitest';
import { falseDiscovery } from './false-discovery.ts';

describe('adjustment for many p values', () => {
	test('the worked example of the source: four of fifteen at 5 %, where Holm names three', () => {
		const family = [
			0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719,
			0.6528, 0.759, 1
		];
		const adjusted = falseDiscovery(family);
		expect(adjusted.filter((p) => p <= 0.05)).toHaveLength(4);
		// 0.0095 × 15 ÷ 4; the sixth takes the value of the seventh, 0.0298 × 15 ÷ 7, which is lower than its own.
		expect(adjusted[3]).toBeCloseTo(0.035625, 12);
		expect(adjusted[5]).toBeCloseTo(0.0638571428, 9);
	});

	test('keeps the order in which they came, and nothing exceeds 1', () => {
		expect(falseDiscovery([0.9, 0.01, 0.8])).toEqual([0.9, 0.03, 0.9]);
		expect(falseDiscovery([])).toEqual([]);
	});
});
