import { describe, expect, test } from 'vitest';
import { periodFrom, sinceLastTime } from './periods.ts';

describe('the period of the page', () => {
	test('is six whole months up to the running one, unless days were given', () => {
		expect(periodFrom({}, '2026-03')).toEqual({ from: '2025-10-01', to: '2026-03-31' });
		expect(periodFrom({ from: '2026-02-10' }, '2026-03')).toEqual({
			from: '2026-02-10',
			to: '2026-03-31'
		});
		expect(periodFrom({ to: '2025-12-31' }, '2026-03')).toEqual({
			from: '2025-07-01',
			to: '2025-12-31'
		});
	});
});

describe('what is compared', () => {
	const period = { from: '2026-01-01', to: '2026-06-30' };

	test('is as many months before a training as after it, without its own month', () => {
		expect(sinceLastTime(period, '2026-03-17')).toEqual({
			kind: 'training',
			before: { from: '2025-12-01', to: '2026-02-28' },
			after: { from: '2026-04-01', to: '2026-06-30' }
		});
	});

	test('is at most a year on either side', () => {
		expect(sinceLastTime(period, '2024-12-31')).toEqual({
			kind: 'training',
			before: { from: '2023-12-01', to: '2024-11-30' },
			after: { from: '2025-01-01', to: '2025-12-31' }
		});
	});

	test('is nothing yet in the month of the training', () => {
		expect(sinceLastTime(period, '2026-06-01')).toBeNull();
		expect(sinceLastTime(period, '2026-07-01')).toBeNull();
	});

	test('is the period before where nothing was trained', () => {
		expect(sinceLastTime(period, null)).toEqual({
			kind: 'period',
			before: { from: '2025-07-01', to: '2025-12-31' },
			after: period
		});
		expect(sinceLastTime({ from: '2026-03-10', to: '2026-03-16' }, null)?.before).toEqual({
			from: '2026-03-03',
			to: '2026-03-09'
		});
	});
});
