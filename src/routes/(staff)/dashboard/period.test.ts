import { expect, test } from 'vitest';
import { dayIn, lastDays, previousPeriod } from './period.ts';

test('the period before is as long, and ends the day before', () => {
	expect(previousPeriod({ from: '2026-03-01', to: '2026-03-31' })).toEqual({
		from: '2026-01-29',
		to: '2026-02-28'
	});
	expect(previousPeriod({ from: '2026-03-01', to: '2026-03-01' })).toEqual({
		from: '2026-02-28',
		to: '2026-02-28'
	});
});

test('without two ends there is no length, and so no period before', () => {
	expect(previousPeriod({ from: '2026-03-01' })).toBeNull();
	expect(previousPeriod({ to: '2026-03-01' })).toBeNull();
});

test('the last days count today', () => {
	expect(lastDays(90, '2026-03-31')).toEqual({ from: '2026-01-01', to: '2026-03-31' });
});

test('today is the day of the organisation, not of Greenwich', () => {
	const now = new Date('2026-03-31T17:00:00Z');
	expect(dayIn(now, 'Asia/Shanghai')).toBe('2026-04-01');
	expect(dayIn(now, 'UTC')).toBe('2026-03-31');
});
