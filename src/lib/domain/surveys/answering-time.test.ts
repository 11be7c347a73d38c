import { expect, test } from 'vitest';
import { minutesNeeded, secondsTaken } from './answering-time.ts';

const now = new Date('2026-11-02T10:00:00Z');

test('a customer is never told less time than the estimate', () => {
	expect(minutesNeeded(0)).toBe(1);
	expect(minutesNeeded(5)).toBe(1);
	expect(minutesNeeded(8)).toBe(2);
	expect(minutesNeeded(22)).toBe(3);
	expect(minutesNeeded(44)).toBe(5);
});

test('the time taken runs from the first showing', () => {
	expect(secondsTaken('2026-11-02T09:58:30.400Z', now)).toBe(90);
	expect(secondsTaken('2026-11-02T10:00:00Z', now)).toBe(0);
	expect(secondsTaken('2026-11-01T10:00:00Z', now)).toBe(86_400);
});

test.each([
	...['2026-11-02T10:00:05Z', '2026-11-01T09:59:00Z', '2026-11-02', '1', 'x', ''],
	undefined
])('%j is nonsense and therefore nothing', (shownAt) => {
	expect(secondsTaken(shownAt, now)).toBe(null);
});
