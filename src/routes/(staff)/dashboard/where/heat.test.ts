import { expect, test } from 'vitest';
import { heatOf, widestOf } from './heat.ts';

test('a gap of 0 has no colour, the widest has all of it', () => {
	const widest = widestOf([-1.2, 0.4, null], 0);
	expect(widest).toBe(1.2);
	expect(heatOf(0, 0, widest).strength).toBe(0);
	expect(heatOf(-1.2, 0, widest)).toEqual({ side: 'low', strength: 1 });
	expect(heatOf(0.6, 0, widest)).toEqual({ side: 'high', strength: 0.5 });
});

test('what is not shown has no colour, and a map of nothing divides by nothing', () => {
	expect(heatOf(null, 4, 3).strength).toBe(0);
	expect(heatOf(4, 4, widestOf([null], 4))).toEqual({ side: 'high', strength: 0 });
});
