import { expect, test } from 'vitest';
import { isYetToCome, namesOffset, readInstant } from './instant.ts';

test.each([
	['2026-01-01T10:00:00Z', '2026-01-01T10:00:00.000Z'],
	['2026-01-01T10:00:00.123456+08:00', '2026-01-01T02:00:00.123Z'],
	['2026-01-01 10:00:00-0530', '2026-01-01T15:30:00.000Z'],
	['2026-01-01T10:00+08', '2026-01-01T02:00:00.000Z'],
	['2026-01-01T10:00:00', '2026-01-01T02:00:00.000Z'],
	['2026/1/5 9:30', '2026-01-05T01:30:00.000Z'],
	['2026-01-01', '2025-12-31T16:00:00.000Z']
])('%s is read, in the zone of the organisation where no offset is given', (text, expected) => {
	expect(readInstant(text, 'Asia/Shanghai')).toBe(expected);
});

test.each([
	'',
	'yesterday',
	'2026-02-30',
	'2026-13-01',
	'2026-01-01T25:00:00Z',
	'1526-01-01',
	'20260101'
])('%j is not an instant', (text) => expect(readInstant(text, 'UTC')).toBeNull());

test('summer time is that of the day', () => {
	expect(readInstant('2026-07-01 12:00', 'Europe/Berlin')).toBe('2026-07-01T10:00:00.000Z');
	expect(readInstant('2026-12-01 12:00', 'Europe/Berlin')).toBe('2026-12-01T11:00:00.000Z');
});

test('an offset is told apart from a bare clock', () => {
	expect(namesOffset('2026-01-01T10:00:00Z')).toBe(true);
	expect(namesOffset('2026-01-01T10:00:00')).toBe(false);
	expect(namesOffset('2026-01-01')).toBe(false);
});

test('what happened lies at most one day ahead', () => {
	const now = new Date('2026-05-03T06:05:00Z');
	expect(isYetToCome('2026-05-04T06:05:00.000Z', now)).toBe(false);
	expect(isYetToCome('2026-05-04T06:05:00.001Z', now)).toBe(true);
	expect(isYetToCome('2200-01-01T00:00:00.000Z', now)).toBe(true);
	expect(isYetToCome('1999-01-01T00:00:00.000Z', now)).toBe(false);
});
