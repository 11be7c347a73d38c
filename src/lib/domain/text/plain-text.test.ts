import { describe, expect, test } from 'vitest';
import { causeHits, causeRules } from './cause-rules.ts';
import { findingsOf } from './findings.ts';
import { textGrams } from './grams.ts';
import { lexiconScore } from './lexicon-score.ts';
import { plainText } from './plain-text.ts';
import { TRADITIONAL_CHARACTERS } from './traditional-characters.ts';

describe('a text as it is compared', () => {
	test('is the same in either script', () => {
		expect(plainText('等了兩個小時還沒人來，態度惡劣')).toBe('等了两个小时还没人来,态度恶劣');
		expect(plainText('后来')).toBe('后来');
	});

	test('is the same in full width, in large letters, and however a sign is drawn', () => {
		expect(plainText('ＢＡＤ！')).toBe('bad!');
		expect(plainText('❤️👍🏽')).toBe('❤👍');
		expect(plainText('a\u200bb')).toBe('ab');
	});

	test('once made plain stays as it is: nothing in the list leads to another entry of it', () => {
		const pairs = TRADITIONAL_CHARACTERS.split(/\s+/).map((pair) => Array.from(pair));
		expect(pairs.every((pair) => pair.length === 2)).toBe(true);
		const keys = pairs.map(([traditional]) => traditional);
		expect(new Set(keys).size).toBe(keys.length);
		expect(pairs.filter(([, simplified]) => keys.includes(simplified))).toEqual([]);
	});
});

describe('words of the traditional script', () => {
	const both = ['打電話沒人接，要投訴到消費者協會', '打电话没人接，要投诉到消费者协会'] as const;

	test('speak of content and discontent like those of the simplified', () => {
		expect(lexiconScore('師傅很專業，問題解決了').content).toBeGreaterThan(0);
		expect(lexiconScore(both[0])).toEqual(lexiconScore(both[1]));
	});

	test('are found, speak for causes, and are counted as the same pieces', () => {
		expect(findingsOf(both[0])).toEqual(findingsOf(both[1]));
		expect(Object.keys(findingsOf(both[0])).length).toBeGreaterThan(0);
		const rules = causeRules();
		expect(causeHits('等了兩個小時，東西壞了', rules)).toEqual(
			causeHits('等了两个小时，东西坏了', rules)
		);
		expect(textGrams(both[0])).toEqual(textGrams(both[1]));
	});
});
