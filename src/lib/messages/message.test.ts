import { describe, expect, expectTypeOf, test } from 'vitest';
import { common } from './common.ts';
import { isLocale, LOCALES, messages, say } from './message.ts';

const greetings = messages({
	hello: { zh: '您好', en: 'Hello' },
	waiting: { zh: (n: number) => `${n} 人等候`, en: (n: number) => `${n} waiting` }
});

describe('say', () => {
	test('picks the words of the language asked for', () => {
		expect(say(greetings, 'zh').hello).toBe('您好');
		expect(say(greetings, 'en').hello).toBe('Hello');
	});

	test('keeps the parameters of words that take values', () => {
		const t = say(greetings, 'en');
		expect(t.waiting(3)).toBe('3 waiting');
		expectTypeOf(t.hello).toBeString();
		expectTypeOf(t.waiting).parameters.toEqualTypeOf<[number]>();
	});
});

describe('messages', () => {
	test('refuses, when types are checked, a pair whose halves differ', () => {
		// @ts-expect-error one half is a string, the other a function
		messages({ mixed: { zh: '您好', en: (n: number) => `${n}` } });
		// @ts-expect-error the halves take different values
		messages({ other: { zh: (n: number) => `${n}`, en: (name: string) => name } });
		// @ts-expect-error English is missing
		messages({ half: { zh: '您好' } });
		expect(LOCALES).toEqual(['zh', 'en']);
	});
});

test('only the two locales of the product are locales', () => {
	expect(isLocale('zh')).toBe(true);
	expect(isLocale('zh-CN')).toBe(false);
	expect(isLocale(undefined)).toBe(false);
});

test('the shared words are never blank', () => {
	for (const pair of Object.values(common)) {
		for (const words of [pair.zh, pair.en]) {
			if (typeof words === 'string') expect(words.trim()).not.toBe('');
		}
	}
});
