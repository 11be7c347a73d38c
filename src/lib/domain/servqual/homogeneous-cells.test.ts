import { expect, test } from 'vitest';
import { countSurvey } from '../../../../tests/support/count-survey.ts';
import { FORM } from '../../../../tests/support/servqual-form.ts';
import { homogeneousCells } from './homogeneous-cells.ts';

const items = FORM.dimensions.flatMap(({ items: codes }) => codes);
const alike = (rating: number) => items.map(() => rating);
const rows = (n: number, group: string, perception: (person: number) => number) =>
	Array.from({ length: n }, (_none, person) => ({
		...{ group, expectations: alike(5 + (person % 2)), perceptions: alike(perception(person)) }
	}));

test('cells in which everybody answered alike are pointed out, those too small to be shown are not', () => {
	const sums = countSurvey(FORM, [
		...rows(6, 'alike', () => 1),
		...rows(6, 'mixed', (person) => 1 + (person % 3)),
		...rows(4, 'few', () => 7)
	]);
	const found = homogeneousCells(sums, 5);
	expect(found).toHaveLength(FORM.dimensions.length);
	expect(found).toEqual(
		FORM.dimensions.map(({ code }) => ({ group: 'alike', dimension: code, column: 'perception' }))
	);
});

test('of a whole in which everybody answered alike, each item is one', () => {
	const found = homogeneousCells(
		countSurvey(
			FORM,
			rows(5, 'all', () => 4)
		),
		5
	);
	expect(found.filter(({ item }) => item !== undefined)).toEqual(
		items.map((item) => ({ item, column: 'perception' }))
	);
});
