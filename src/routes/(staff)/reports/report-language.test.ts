import { expect, test } from 'vitest';
import { reportLanguages } from './report-language.ts';

test('a report is in the language of its reader, in the one asked for, or in both', () => {
	expect(reportLanguages(null, 'zh')).toEqual(['zh']);
	expect(reportLanguages('', 'en')).toEqual(['en']);
	expect(reportLanguages('en', 'zh')).toEqual(['en']);
	expect(reportLanguages('both', 'zh')).toEqual(['zh', 'en']);
	expect(reportLanguages('both', 'en')).toEqual(['en', 'zh']);
	expect(reportLanguages('fr', 'en')).toEqual(['en']);
});
