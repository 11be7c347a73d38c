import { describe, expect, test } from 'vitest';
import { LEXICON } from './lexicon.ts';
import { CHINESE_STRENGTHS } from './lexicon-zh.ts';
import { ENGLISH_STRENGTHS } from './lexicon-en.ts';
import { lexiconScore } from './lexicon-score.ts';

const balance = (text: string): number => {
	const { content, discontent } = lexiconScore(text);
	return content - discontent;
};

const CONTENT = [
	'送得很快，味道不错',
	'维修师傅很耐心，问题解决了',
	'完全没有问题',
	'没有什么不满意',
	'The staff were friendly and very helpful.',
	'Not bad at all',
	'I cannot complain, it arrived on time',
	'👍'
];
const DISCONTENT = [
	'等了两个小时还没人来',
	'一点也不好吃',
	'服务态度不好，不专业',
	'暖气不热，打电话没人接',
	'ＢＡＤ　ＳＥＲＶＩＣＥ',
	'The staff was not helpful',
	'I’m not happy, nobody called back',
	'waste of money 😡'
];

describe('words of feeling', () => {
	test.each(CONTENT)('speak of content: %s', (text) => {
		expect(balance(text)).toBeGreaterThan(0);
	});

	test.each(DISCONTENT)('speak of discontent: %s', (text) => {
		expect(balance(text)).toBeLessThan(0);
	});

	test('weigh more with a word of degree, and less with a weak one', () => {
		expect(balance('非常满意')).toBeGreaterThan(balance('满意'));
		expect(balance('very rude')).toBeLessThan(balance('rude'));
		expect(balance('slightly rude')).toBeGreaterThan(balance('rude'));
	});

	test('are not turned round across the end of a clause', () => {
		expect(lexiconScore('不，很好')).toMatchObject({ content: 1.5, discontent: 0 });
		expect(lexiconScore('No. Good service').discontent).toBe(0);
	});

	test('of the longest word only are counted', () => {
		expect(lexiconScore('不好吃').feelings).toEqual([{ word: '不好吃', strength: -2 }]);
	});

	test('are nought in a text without them', () => {
		expect(lexiconScore('今天星期四')).toEqual({ content: 0, discontent: 0, feelings: [] });
		expect(lexiconScore('')).toEqual({ content: 0, discontent: 0, feelings: [] });
	});
});

test('no word is given two strengths', () => {
	for (const list of [CHINESE_STRENGTHS, ENGLISH_STRENGTHS]) {
		const all = [...list].flatMap(([strength, words]) =>
			words.split(/\s+/).map((word) => ({ word: word.replaceAll('_', ' '), strength }))
		);
		expect(all.length).toBeGreaterThan(300);
		for (const { word, strength } of all) {
			if (word.endsWith('*')) continue;
			expect([word, LEXICON.get(word)]).toEqual([word, { kind: 'feeling', strength }]);
		}
	}
});
