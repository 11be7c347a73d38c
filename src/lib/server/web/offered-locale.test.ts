import { expect, test } from 'vitest';
import { offeredLocale } from './offered-locale.ts';

type Asking = Parameters<typeof offeredLocale>[0];

function asking(address: string, cookie: string | undefined, browser: 'zh' | 'en'): Asking {
	return {
		url: new URL(address, 'http://heed.test'),
		cookies: { get: () => cookie },
		locals: { locale: browser }
	} as unknown as Asking;
}

test('a choice counts most, in the address before the remembered one', () => {
	expect(offeredLocale(asking('/?lang=en', 'zh', 'zh'), ['zh', 'en'], 'zh')).toBe('en');
	expect(offeredLocale(asking('/', 'en', 'zh'), ['zh', 'en'], 'zh')).toBe('en');
});

test('what is known of the person counts more than their browser', () => {
	expect(offeredLocale(asking('/', undefined, 'en'), ['zh', 'en'], 'zh')).toBe('zh');
	expect(offeredLocale(asking('/', undefined, 'en'), ['zh', 'en'], null)).toBe('en');
});

test('a language that is not on offer is passed over', () => {
	expect(offeredLocale(asking('/?lang=en', 'en', 'en'), ['zh'], 'en')).toBe('zh');
	expect(offeredLocale(asking('/?lang=xx', 'xx', 'en'), ['zh', 'en'], null)).toBe('en');
});
