import { describe, expect, test } from 'vitest';
import { calendarDay, day, dayAndTime, due, duration, month, relative, time } from './dates.ts';

const AT = '2026-05-03T22:05:00Z';

describe('a date', () => {
	test('is read in the time zone given, not the machine’s', () => {
		expect(day(AT, 'en', 'UTC')).toBe('3 May 2026');
		expect(day(AT, 'en', 'Asia/Shanghai')).toBe('4 May 2026');
		expect(day(new Date(AT), 'zh', 'Asia/Shanghai')).toBe('2026年5月4日');
	});

	test('has a 24-hour time beside it, midnight being 00:00', () => {
		expect(dayAndTime(AT, 'zh', 'Asia/Shanghai')).toBe('2026年5月4日 06:05');
		expect(dayAndTime(AT, 'en', 'UTC')).toBe('3 May 2026, 22:05');
		expect(time('2026-05-03T16:00:00Z', 'zh', 'Asia/Shanghai')).toBe('00:00');
	});

	test('without a clock stays on its day', () => {
		expect(calendarDay('2026-05-03', 'en')).toBe('3 May 2026');
	});

	test('can be a month', () => {
		expect(month(AT, 'zh', 'UTC')).toBe('2026年5月');
		expect(month(AT, 'en', 'UTC')).toBe('May 2026');
	});
});

describe('a distance in time', () => {
	test('is told relative to now', () => {
		expect(relative('2026-05-01T21:00:00Z', AT, 'zh')).toBe('前天');
		expect(relative('2026-04-30T21:00:00Z', AT, 'zh')).toBe('3天前');
		expect(relative('2026-05-04T00:06:00Z', AT, 'en')).toBe('in 2 hours');
		expect(relative('2026-05-03T22:05:30Z', AT, 'en')).toBe('now');
		expect(relative('2024-05-03T22:05:00Z', AT, 'en')).toBe('2 years ago');
	});

	test('names whole units, rounded down, and never says none', () => {
		expect(duration(26 * 3_600_000, 'en')).toBe('1 day');
		expect(duration(59 * 60_000, 'zh')).toBe('59分钟');
		expect(duration(5_000, 'en')).toBe('1 minute');
	});
});

describe('a deadline', () => {
	test('that lies ahead says what is left', () => {
		expect(due('2026-05-05T22:05:00Z', AT, 'zh')).toEqual({ isOverdue: false, duration: '2天' });
	});

	test('that has passed says by how much', () => {
		expect(due('2026-05-03T19:00:00Z', AT, 'en')).toEqual({ isOverdue: true, duration: '3 hours' });
	});

	test('is not overdue at its very moment', () => {
		expect(due(AT, AT, 'en').isOverdue).toBe(false);
	});
});
