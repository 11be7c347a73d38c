import { expect, test } from 'vitest';
import { leaveForm } from './leaving.ts';

const NOW = new Date('2026-11-26T04:00:00Z');
const read = (left_on?: string) =>
	leaveForm('Asia/Shanghai', NOW).safeParse({ ...(left_on !== undefined && { left_on }) });

test('a day is its end where the organisation is, today is now, and no day is back', () => {
	expect(read('2026-11-02').data).toBe('2026-11-02T15:59:59.000Z');
	expect(read('2026-11-26').data).toBe(NOW.toISOString());
	expect(read()).toMatchObject({ success: true, data: null });
});

test.each(['2026-11-27', '2026-02-30', '', 'soon'])('%j is refused', (day) => {
	expect(read(day).success).toBe(false);
});
