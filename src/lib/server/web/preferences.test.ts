import { expect, test } from 'vitest';
import { preferredLocale } from './preferences.ts';

test.each([
	['en-GB,en;q=0.9', 'en'],
	['zh-TW', 'zh'],
	['de,en;q=0.8,zh;q=0.9', 'zh'],
	['fr;q=1.0, en;q=0.1', 'en'],
	['de', 'zh'],
	['', 'zh']
])('a browser that asks for "%s" is answered in %s', (header, expected) => {
	expect(preferredLocale(header)).toBe(expected);
});
