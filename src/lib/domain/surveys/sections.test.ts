import { expect, test } from 'vitest';
import { sectionsOf } from './sections.ts';

const dimensions = ['a', 'b', 'c'].map((code) => ({ code, name: { en: code } }));
const items = (count: number, dimensionOf: (index: number) => string) =>
	Array.from({ length: count }, (_none, index) => ({
		code: `i${index}`,
		dimension: dimensionOf(index),
		text: { en: 'x' }
	}));

test('a long survey has a part for each dimension that it asks about, numbered through', () => {
	const sections = sectionsOf({
		dimensions,
		items: items(11, (index) => (index % 2 === 0 ? 'c' : 'a'))
	});
	expect(sections.map(({ code }) => code)).toEqual(['a', 'c']);
	expect(sections[0]?.items.map(({ code }) => code)).toEqual(['i1', 'i3', 'i5', 'i7', 'i9']);
	expect(sections.flatMap((section) => section.items.map(({ number }) => number))).toEqual([
		...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
	]);
});

test('a short survey has one part, in the order in which it was drawn', () => {
	const [section, ...others] = sectionsOf({ dimensions, items: items(8, () => 'b') });
	expect(others).toEqual([]);
	expect(section?.name).toBe(null);
	expect(section?.items).toHaveLength(8);
});

test('a survey without items has no part', () => {
	expect(sectionsOf({ dimensions, items: [] })).toEqual([]);
});
