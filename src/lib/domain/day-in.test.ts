import { expect, test } from 'vitest';
import { dayIn } from './day-in.ts';

test('today is the day of the organisation, not of Greenwich', () => {
	const now = new Date('2026-03-31T17:00:00Z');
	expect(dayIn('Asia/Shanghai', now)).toBe('2026-04-01');
	expect(dayIn('UTC', now)).toBe('2026-03-31');
	expect(() => dayIn('Nowhere/Town', now)).toThrow(RangeError);
});
