import { describe, expect, test } from 'vitest';
import { CAUSES } from './causes.ts';
import { categoryOf, readReference } from './complaint.ts';

describe('a reference that somebody types', () => {
	test.each([
		['C-0123456789AB', 'C-0123456789AB'],
		['c-0123456789ab', 'C-0123456789AB'],
		['  C 0123 4567 89ab ', 'C-0123456789AB'],
		['Ｃ－０１２３４５６７８９ＡＢ', 'C-0123456789AB'],
		['c-o123456789il', 'C-012345678911']
	])('"%s" is read as %s', (typed, read) => {
		expect(readReference(typed)).toBe(read);
	});

	test.each([
		'',
		'C-',
		'C-0123456789A',
		'C-0123456789ABC',
		'P-0123456789AB',
		'C-0123456789AU',
		'0123456789AB'
	])('"%s" cannot be one', (typed) => {
		expect(readReference(typed)).toBeNull();
	});
});

test('every cause stands in the category that its code begins with', () => {
	for (const { code, parent } of CAUSES) expect(categoryOf(code)).toBe(parent ?? code);
});
