import { describe, expect, test } from 'vitest';
import { byLanguage, wordChanges, wordProblem, wordsOnCard, writtenWords } from './card-words.ts';

const SIGNAL = 'regulator_named';
const shown = () => wordsOnCard(SIGNAL, {});

describe('the list of words on a card', () => {
	test('is that of the product until somebody changes it', () => {
		expect(shown()).toContain('12315');
		expect(shown()).toContain('small claims');
		expect(new Set(shown()).size).toBe(shown().length);
	});

	test('is without what was taken off, and ends with own words', () => {
		const words = { added: ['银保监分局'], removed: ['法院', 'police'] };
		const list = wordsOnCard(SIGNAL, { words });
		expect(list).not.toContain('法院');
		expect(list).not.toContain('police');
		expect(list.at(-1)).toBe('银保监分局');
		expect(list).toHaveLength(shown().length - 1);
	});

	test('that is no list is as if nothing had been changed', () => {
		for (const words of [null, 'x', [], { added: 'x', removed: [1] }]) {
			expect(wordsOnCard(SIGNAL, { words })).toEqual(shown());
		}
	});

	test('stands by language; numbers stand with Chinese', () => {
		expect(byLanguage(['12378', 'bbb', '315晚会', 'a-law', '消协x'])).toEqual({
			zh: ['12378', '315晚会', '消协x'],
			en: ['bbb', 'a-law']
		});
	});
});

describe('written words', () => {
	test('are one a line or apart by commas of either language, each once', () => {
		expect(writtenWords('银保监局，消保、12378\r\nFOS; fos,\n\n  Legal   Aid ')).toEqual([
			'银保监局',
			'消保',
			'12378',
			'fos',
			'legal aid'
		]);
	});

	test('are read without regard to capitals and width', () => {
		expect(writtenWords('ＢＢＢ，１２３７８')).toEqual(['bbb', '12378']);
	});

	test('keep every sign that means something in a pattern', () => {
		expect(writtenWords('(a+)+$\n.*')).toEqual(['(a+)+$', '.*']);
	});

	test('that are the list as it was shown change nothing', () => {
		const { zh, en } = byLanguage(shown());
		const written = [...writtenWords(zh.join('、')), ...writtenWords(en.join(', '))];
		expect(wordChanges(SIGNAL, written)).toEqual({ added: [], removed: [] });
	});

	test('are kept as the difference to the product’s', () => {
		const written = shown().filter((word) => word !== '律师');
		expect(wordChanges(SIGNAL, [...written, '消保处'])).toEqual({
			added: ['消保处'],
			removed: ['律师']
		});
	});
});

describe('own words', () => {
	const problem = (...added: string[]) => wordProblem({ added, removed: [] });

	test.each(['的', 'ab', '。。。', 'a.b', '1', '(a+)'])('like “%s” are too short', (word) => {
		expect(problem('消保', word)).toBe('word_short');
	});

	test.each(['消保', 'fos', '123', 'a.b.c', 'c'.repeat(40)])(
		'like “%s” are long enough',
		(word) => {
			expect(problem(word)).toBeNull();
		}
	);

	test('have an upper bound in length and number', () => {
		expect(problem('消'.repeat(41))).toBe('word_long');
		expect(problem(...Array.from({ length: 101 }, (_, n) => `word ${n}`))).toBe('words_many');
		expect(problem(...Array.from({ length: 100 }, (_, n) => `word ${n}`))).toBeNull();
	});
});
