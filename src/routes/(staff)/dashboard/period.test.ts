import { expect, test } from 'vitest';
import { lastDays, previousPeriod } from './period.ts';

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
