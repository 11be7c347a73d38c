import { expect, test } from 'vitest';
import { ERROR_STATUS, isErrorCode } from '#lib/domain/error-codes.ts';
import { errorWords } from './errors.ts';
import { LOCALES } from './message.ts';

const codes = Object.keys(ERROR_STATUS).filter(isErrorCode);

test('every listed refusal is explained by a sentence in both languages', () => {
	expect(codes.length).toBeGreaterThan(20);
	for (const code of codes) {
		for (const locale of LOCALES) expect(errorWords(code, locale)).toMatch(/[.。]$/);
	}
});

test('no refusal is explained by its own code', () => {
	const compound = codes.filter((code) => code.includes('_'));
	for (const code of compound) expect(errorWords(code, 'en')).not.toContain(code);
});
