import { expect, test } from 'vitest';
import { aboutTime } from './time-words.ts';

test.each([
	[3, 'about 5 s', '约 5 秒'],
	[42, 'about 40 s', '约 40 秒'],
	[58, 'about 1 min', '约 1 分'],
	[133, 'about 2 min 10 s', '约 2 分 10 秒'],
	[597, 'about 10 min', '约 10 分'],
	[1234, 'about 21 min', '约 21 分'],
	[null, 'more than 57 min', '超过 57 分']
])('%s seconds are %s, and %s', (seconds, en, zh) => {
	expect(aboutTime(seconds, 3419, 'en')).toBe(en);
	expect(aboutTime(seconds, 3419, 'zh')).toBe(zh);
});
