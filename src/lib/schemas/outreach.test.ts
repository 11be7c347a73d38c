import { expect, test } from 'vitest';
import { contactRulesForm, readDays } from './outreach.ts';

test.each([
	['3, 7', [3, 7]],
	['7，3、3', [3, 7]],
	['', []],
	['0', null],
	['3.5', null],
	['three', null],
	['91', null],
	['1 2 3 4 5 6', null]
])('the plan "%s" is %j', (given, days) => {
	expect(readDays(given)).toEqual(days);
});

test('rules out of range are named', () => {
	const { error } = contactRulesForm.safeParse({
		cap_count: '0',
		cap_days: '400',
		quiet_from: '24:00',
		quiet_until: '8',
		reminder_days: 'soon'
	});
	expect(error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
		['cap_count', 'out_of_range'],
		['cap_days', 'out_of_range'],
		['quiet_from', 'time_needed'],
		['quiet_until', 'time_needed'],
		['reminder_days', 'reminder_days']
	]);
});
