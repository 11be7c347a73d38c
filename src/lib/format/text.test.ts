import { expect, test } from 'vitest';
import { inLocale, localeOf } from './text.ts';

test('a text in both languages is shown in the one asked for', () => {
	expect(inLocale({ zh: '热线', en: 'Hotline' }, 'zh')).toBe('热线');
	expect(inLocale({ zh: '热线', en: 'Hotline' }, 'en')).toBe('Hotline');
});

test('a text in one language is shown in that one, and the page can know it', () => {
	expect(inLocale({ zh: '热线' }, 'en')).toBe('热线');
	expect(localeOf({ zh: '热线' }, 'en')).toBe('zh');
	expect(inLocale({ zh: '热线', en: '  ' }, 'en')).toBe('热线');
	expect(inLocale({ zh: null, en: 'Hotline' }, 'zh')).toBe('Hotline');
});

test('no text at all is empty, not "undefined"', () => {
	expect(inLocale({}, 'zh')).toBe('');
	expect(inLocale(null, 'en')).toBe('');
	expect(localeOf(undefined, 'en')).toBe(null);
});
