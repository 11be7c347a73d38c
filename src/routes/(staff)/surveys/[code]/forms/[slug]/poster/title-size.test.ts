import { expect, test } from 'vitest';
import { titleSize } from './title-size.ts';

test('short names are large, long ones smaller, none unreadable', () => {
	expect(titleSize('')).toBe(5.6);
	expect(titleSize('北站服务台')).toBe(5.6);
	expect(titleSize('North station, front desk')).toBe(5.6);
	expect(titleSize('服'.repeat(60))).toBeLessThan(4);
	expect(titleSize('x'.repeat(200))).toBe(2.2);
	expect(titleSize('服'.repeat(200))).toBe(2.2);
});
