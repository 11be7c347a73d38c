import { expect, test } from 'vitest';
import { fieldWords } from './fields.ts';

test('a field without problems has no words', () => {
	expect(fieldWords(undefined, 'zh')).toBeUndefined();
});

test('a problem is told in the language of the reader', () => {
	expect(fieldWords(['email'], 'zh')).toEqual(['请填写完整的邮箱地址。']);
	expect(fieldWords(['required', 'too_long'], 'en')).toHaveLength(2);
});

test('the words of a library never reach the reader', () => {
	expect(fieldWords(['Invalid input: expected string'], 'en')).toEqual([
		'This is not right. Check it.'
	]);
	expect(fieldWords(['toString'], 'en')).toEqual(['This is not right. Check it.']);
});
