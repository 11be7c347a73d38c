import { describe, expect, test } from 'vitest';
import { gap } from './gap.ts';

describe('gap of an item', () => {
	test('is perception minus expectation: negative is below expectation', () => {
		expect(gap(5, 7)).toBe(-2);
		expect(gap(7, 1)).toBe(6);
		expect(gap(4, 4)).toBe(0);
	});

	test('needs both answers', () => {
		expect(gap(null, 7)).toBeNull();
		expect(gap(5, null)).toBeNull();
		expect(gap(null, null)).toBeNull();
	});
});
