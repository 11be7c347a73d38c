import { describe, expect, test } from 'vitest';
import { cleanText, codePoints, COMBINING_MARKS_MAX } from './clean-text.ts';

const CORPUS: [what: string, given: string, kept: string][] = [
	['plain Chinese', '等了一上午，没人来。', '等了一上午，没人来。'],
	['line breaks and tabs', 'one\r\ntwo\rthree\n\tfour', 'one\ntwo\nthree\n\tfour'],
	['NUL', 'a\u0000b', 'ab'],
	['escape and bell', '\u001b[31mred\u0007', '[31mred'],
	['C1 controls', 'a\u0085b\u009bc', 'abc'],
	['a right-to-left override', 'invoice\u202Efdp.exe', 'invoicefdp.exe'],
	['isolates and marks', '\u2067\u200fabc\u2069\u200e\u061c', 'abc'],
	['Hebrew and Arabic words', 'שלום مرحبا', 'שלום مرحبا'],
	['a decomposed letter', 'e\u0301', 'é'],
	['a family emoji and a flag', '👨‍👩‍👧‍👦 🇨🇳 ❤️', '👨‍👩‍👧‍👦 🇨🇳 ❤️'],
	['a lone high surrogate', 'a\ud83db', 'a\ufffdb'],
	['a lone low surrogate', '\ude00', '\ufffd'],
	['Vietnamese', 'Tiê\u0301ng Viê\u0323t', 'Tiếng Việt'],
	['Thai', 'ที่นี่', 'ที่นี่'],
	['nothing', '', '']
];

describe('text from a stranger', () => {
	test.each(CORPUS)('is kept readable: %s', (_what, given, kept) => {
		expect(cleanText(given)).toBe(kept.normalize('NFC'));
	});

	test.each(CORPUS)('is the same when cleaned again: %s', (_what, given) => {
		const once = cleanText(given);
		expect(cleanText(once)).toBe(once);
		expect(once.isWellFormed()).toBe(true);
	});

	test('does not climb over its neighbours', () => {
		const piled = `z${'\u0335'.repeat(60)}o`;
		expect(cleanText(piled)).toBe(`z${'\u0335'.repeat(COMBINING_MARKS_MAX)}o`);
		const inInstalments = `z${'\u0335\u0335\u0335\u200d'.repeat(20)}`;
		expect(codePoints(cleanText(inInstalments))).toBe(1 + COMBINING_MARKS_MAX);
	});
});

test('length is counted in code points', () => {
	expect(codePoints('先听')).toBe(2);
	expect(codePoints('😀😀')).toBe(2);
});
