import { expect, test } from 'vitest';
import { textGrams } from './grams.ts';

test('of Chinese each character and each two in a row', () => {
	expect(textGrams('送得慢')).toEqual(['c送', 'c送得', 'c得', 'c得慢', 'c慢']);
});

test('of other scripts words, two in a row, and pieces of them', () => {
	expect(textGrams('Too late')).toEqual([
		'wtoo',
		...['g<to', 'gtoo', 'goo>', 'g<too', 'gtoo>', 'g<too>'],
		'wlate',
		'wtoo late',
		...['g<la', 'glat', 'gate', 'gte>', 'g<lat', 'glate', 'gate>', 'g<late', 'glate>']
	]);
});

test('mixed texts are cut where the script changes, and signs stand alone', () => {
	const grams = textGrams('服务OK！');
	expect(grams).toContain('c服务');
	expect(grams).toContain('wok');
	expect(grams).toContain('w!');
	expect(grams).not.toContain('c务O');
});

test('full-width letters and large ones are the same letters; no text has no pieces', () => {
	expect(textGrams('ＯＫ')).toEqual(textGrams('ok'));
	expect(textGrams(' \n ')).toEqual([]);
});
