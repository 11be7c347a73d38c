import { expect, test } from 'vitest';
import { binCount, binOf, makeBins, type Column } from './bins.ts';

const all = (column: Column): number[] => column.values.map((_value, row) => row);

test('numbers fall into classes of about equally many, equal values never into two', () => {
	const column: Column = {
		...{ name: 'months', kind: 'number' },
		values: Array.from({ length: 100 }, (_none, i) => (i < 40 ? 1 : i))
	};
	const bins = makeBins(column, all(column), 4);
	expect(bins).toEqual({ kind: 'number', edges: [40, 65, 90], isEach: false });
	expect([0, 1, 39, 40, 64.9, 65, 90, 1e9].map((value) => binOf(bins, value))).toEqual([
		0, 0, 0, 1, 1, 2, 3, 3
	]);
});

test('a number that very many share stands alone: nothing bought is not a little bought', () => {
	const column: Column = {
		...{ name: 'value', kind: 'number' },
		values: Array.from({ length: 1000 }, (_none, i) => Math.max(0, i - 800))
	};
	const bins = makeBins(column, all(column), 10);
	expect([0, 1].map((value) => binOf(bins, value))).toEqual([0, 1]);
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
	const values = Array.from({ length: 40 }, (_none, i) => (i < 20 ? i : 1000 + i));
	const learned = Array.from({ length: 20 }, (_none, i) => i);
	expect(makeBins({ name: 'x', kind: 'number', values }, learned, 2)).toEqual({
		...{ kind: 'number', edges: [10], isEach: false }
	});
});

test('a column that is always the same has one class beside "not known"', () => {
	const column: Column = { name: 'x', kind: 'number', values: [7, 7, 7, null] };
	const bins = makeBins(column, [0, 1, 2, 3], 5);
	expect(binCount(bins)).toBe(2);
	expect(binOf(bins, 7)).toBe(0);
	expect(binOf(bins, null)).toBe(1);
});

test('where there are few numbers each is a class, and a rare one joins the one below', () => {
	const counts: readonly [value: number, n: number][] = [
		[1, 500],
		[2, 460],
		[3, 27],
		[4, 6],
		[5, 2]
	];
	const column: Column = {
		...{ name: 'products', kind: 'number' },
		values: counts.flatMap(([value, n]) => Array<number>(n).fill(value))
	};
	const bins = makeBins(column, all(column), 20);
	expect(bins).toEqual({ kind: 'number', edges: [2, 3, 4], isEach: true });
	expect([1, 2, 3, 4, 5].map((value) => binOf(bins, value))).toEqual([0, 1, 2, 3, 3]);
});
