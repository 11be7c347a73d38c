import { expect, test } from 'vitest';
import { binCount, binOf, makeBins, type Column } from './bins.ts';

const all = (column: Column): number[] => column.values.map((_value, row) => row);

test('numbers fall into classes of equally many, equal values never into two', () => {
	const column: Column = {
		...{ name: 'months', kind: 'number' },
		values: Array.from({ length: 100 }, (_none, i) => (i < 40 ? 1 : i))
	};
	const bins = makeBins(column, all(column), 4);
	expect(bins).toEqual({ kind: 'number', edges: [50, 75] });
	expect([0, 1, 49, 50, 74.9, 75, 1e9].map((value) => binOf(bins, value))).toEqual([
		0, 0, 0, 1, 1, 2, 2
	]);
});

test('what is not known is a class of its own, and so is what is rare or was never seen', () => {
	const column: Column = {
		...{ name: 'contract', kind: 'category' },
		values: [...Array<string>(9).fill('month'), ...Array<string>(6).fill('year'), 'once', null]
	};
	const bins = makeBins(column, all(column), 4);
	expect(bins).toEqual({ kind: 'category', levels: ['month', 'year'] });
	expect(binCount(bins)).toBe(4);
	expect(['month', 'year', 'once', 'never seen', null].map((value) => binOf(bins, value))).toEqual([
		0, 1, 2, 2, 3
	]);
});

test('only the rows that may be learned from make the classes', () => {
	const column: Column = { name: 'x', kind: 'number', values: [1, 2, 3, 4, 1000, 2000] };
	expect(makeBins(column, [0, 1, 2, 3], 2)).toEqual({ kind: 'number', edges: [3] });
});

test('a column that is always the same has one class beside "not known"', () => {
	const column: Column = { name: 'x', kind: 'number', values: [7, 7, 7, null] };
	const bins = makeBins(column, [0, 1, 2, 3], 5);
	expect(binCount(bins)).toBe(2);
	expect(binOf(bins, 7)).toBe(0);
	expect(binOf(bins, null)).toBe(1);
});
