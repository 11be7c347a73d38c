import { describe, expect, test } from 'vitest';
import { meanCrossHairs, quadrantOf, type PlottedItem } from './importance-performance.ts';

const item = (importance: number, performance: number, half = 0.1): PlottedItem => ({
	key: 'x',
	importance: { value: importance, ci95: [importance - half, importance + half] },
	performance: { value: performance, ci95: [performance - half, performance + half] }
});
const LINES = { importance: 0.2, performance: 5 };

describe('importance–performance', () => {
	test.each([
		[0.4, 4, 'concentrate_here'],
		[0.4, 6, 'keep_it_up'],
		[0.05, 4, 'low_priority'],
		[0.05, 6, 'possible_overkill']
	])('importance %f and performance %f: %s', (importance, performance, quadrant) => {
		expect(quadrantOf(item(importance, performance), LINES)).toBe(quadrant);
	});

	test('an interval that touches a line leaves it open', () => {
		expect(quadrantOf(item(0.3, 4), LINES)).toBe(null);
		expect(quadrantOf(item(0.4, 4.95), LINES)).toBe(null);
		expect(quadrantOf(item(0.31, 4), LINES)).toBe('concentrate_here');
	});

	test('without an interval nothing is called', () => {
		const unsure = { ...item(0.9, 2), importance: { value: 0.9, ci95: null } };
		expect(quadrantOf(unsure, LINES)).toBeNull();
	});

	test('the lines cross at the means of what is plotted', () => {
		expect(meanCrossHairs([item(0.5, 3), item(0.25, 6)])).toEqual({
			importance: 0.375,
			performance: 4.5
		});
		expect(meanCrossHairs([])).toBeNull();
	});
});
