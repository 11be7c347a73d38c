import { describe, expect, test } from 'vitest';
import type { GroupRow } from './dashboard-view.ts';
import { channelName, groupName, groupReason, inFull, period, shareInterval } from './said.ts';

const hidden: GroupRow = {
	key: 'north',
	name: { zh: '城北站' },
	main: { value: null, ci: null, n: null, reason: 'suppressed' },
	dimensions: [],
	suppressed: 'primary'
};

describe('what cannot be had is said in words', () => {
	test('a hidden group says whether it or a smaller one is protected', () => {
		expect(groupReason(hidden, 'en')).toBe('Fewer than 5 answers');
		expect(groupReason({ ...hidden, suppressed: 'complementary' }, 'zh')).toContain('保护');
	});

	test('a month without answers is not called too small', () => {
		const main = { ...hidden.main, n: 0, reason: 'too_few' as const };
		expect(groupReason({ ...hidden, main, suppressed: null, dimensions: [] }, 'en')).toBe(
			'No answers'
		);
	});

	test('never as a number', () => {
		expect(inFull(hidden.main, true, 'en')).not.toMatch(/\d|NaN/);
		expect(shareInterval(null, 'en')).toBe('—');
	});
});

test('a site has its name in either language, a month is a date', () => {
	expect(groupName(hidden, 'en')).toBe('城北站');
	expect(groupName({ ...hidden, key: '2026-05', name: null }, 'en')).toBe('May 2026');
	expect(groupName({ ...hidden, key: '2026-05', name: null }, 'zh')).toBe('2026年5月');
});

test('the period names both ends, one, or none', () => {
	expect(period({ from: '2026-01-01', to: '2026-03-31' }, 'en')).toBe('1 Jan 2026 to 31 Mar 2026');
	expect(period({ from: '2026-01-01' }, 'zh')).toBe('2026年1月1日起');
	expect(period({ to: '2026-01-01' }, 'en')).toBe('Until 1 Jan 2026');
	expect(period({}, 'zh')).toBe('全部日期');
});

test('a channel that nobody named is shown by its code', () => {
	expect(channelName('phone', 'zh')).toBe('电话');
	expect(channelName('kiosk', 'zh')).toBe('kiosk');
});
