import { expect, test } from 'vitest';
import { findingsOf } from './findings.ts';
import { languageOf } from './text-language.ts';

test.each([
	['再不处理我就打12315', { regulator: ['12315'] }],
	['不解决我就去12345投诉', { regulator: ['12345'] }],
	['如果不退款，我就找律师', { refund: ['不退款'], regulator: ['律师'] }],
	['三天没人理，再也不来了', { ignored: ['没人理'], leaving: ['再也不来'] }],
	['发朋友圈曝光你们', { publicity: ['朋友圈', '曝光'] }],
	['被当众羞辱', { harm: ['羞辱'] }],
	['今天必须修好，尽快', { urgency: ['今天必须', '尽快'] }],
	['I will sue you and tell the media', { regulator: ['sue'], publicity: ['the media'] }],
	['He ignored me, nobody called back', { ignored: ['ignored', 'nobody called'] }],
	['They did not refund me. Urgent!', { refund: ['not refund'], urgency: ['urgent'] }],
	['I won’t come back', { leaving: ["won't come back"] }],
	['I was humiliated in front of everybody', { harm: ['humiliated'] }]
])('is found: %s', (text, found) => {
	expect(findingsOf(text)).toEqual(found);
});

test.each([
	'没有投诉',
	'没有必要找律师',
	'我没有要求退款',
	'不想再打12315了',
	'师傅马上就来了',
	'在工商银行办的',
	'no need for a lawyer',
	'I do not want a refund',
	'I am not leaving yet',
	'They came immediately',
	'很满意',
	''
])('nothing is found: %s', (text) => {
	expect(findingsOf(text)).toEqual({});
});

test('a text full of them is kept short', () => {
	const found = findingsOf('12315 12345 消协 律师 法院 起诉 举报 维权');
	expect(found.regulator).toHaveLength(5);
});

test.each([
	['送得太慢', 'zh'],
	['OK 好的', 'zh'],
	['用的是 iPhone 客户端', 'zh'],
	['The 北京 branch was closed', 'en'],
	['Très bien', 'en'],
	['こんにちは、元気', null],
	['Спасибо', null],
	['12345 !!', null]
])('the language of %s is %s', (text, language) => {
	expect(languageOf(text)).toBe(language);
});
