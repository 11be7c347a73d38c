import { expect, test } from 'vitest';
import { lastDay, monthAfter, monthAt, monthOfYear, monthsBetween } from './months.ts';

test('December is followed by January', () => {
	expect(monthAfter('2025-12')).toBe('2026-01');
	expect(monthAfter('2026-09')).toBe('2026-10');
});

test('months between two are all of them, both ends included', () => {
	expect(monthsBetween('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
	expect(monthsBetween('2026-02', '2026-02')).toEqual(['2026-02']);
	expect(monthsBetween('2026-03', '2026-02')).toEqual([]);
});

test('a month ends on its last day, in leap years too', () => {
	expect(lastDay('2026-02')).toBe('2026-02-28');
	expect(lastDay('2028-02')).toBe('2028-02-29');
	expect(lastDay('2026-12')).toBe('2026-12-31');
	expect(monthOfYear('2026-02')).toBe(2);
});

test('the month of a moment is that of the clock in the zone', () => {
	const newYear = new Date('2025-12-31T20:00:00Z');
	expect(monthAt(newYear, 'Asia/Shanghai')).toBe('2026-01');
	expect(monthAt(newYear, 'UTC')).toBe('2025-12');
});
