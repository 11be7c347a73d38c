import { expect, test } from 'vitest';
import { areAlikeByChance, columnOf, copiesOf, isIdentifier } from './table.ts';

test('a column is numbers where everything that is known is one', () => {
	expect(columnOf('a', ['1', ' 2.5 ', ''])).toEqual({
		...{ name: 'a', kind: 'number' },
		values: [1, 2.5, null]
	});
	expect(columnOf('b', ['1', 'two', ''])).toEqual({
		...{ name: 'b', kind: 'category' },
		values: ['1', 'two', null]
	});
	expect(columnOf('c', ['', ''])).toMatchObject({ kind: 'category', values: [null, null] });
});

test('names and running numbers of rows are told from facts', () => {
	const cells = (of: (i: number) => string) => Array.from({ length: 100 }, (_none, i) => of(i));
	const isId = (of: (i: number) => string) => isIdentifier(columnOf('x', cells(of)));
	expect(isId((i) => `customer ${i}`)).toBe(true);
	expect(isId((i) => String(i + 1))).toBe(true);
	expect(isId((i) => String(((i * 37) % 101) / 7))).toBe(false);
	expect(isId((i) => `kind ${i % 5}`)).toBe(false);
});

test('rows that are alike in everything are copies', () => {
	const columns = [columnOf('a', ['1', '2', '1']), columnOf('b', ['x', 'x', 'x'])];
	expect(copiesOf(columns, 3)).toEqual({ groups: [0, 1, 0], copies: 1 });
});

test('words for "not known" and numbers as people write them do not make a category of numbers', () => {
	const cells = ['1', 'NA', 'n/a', 'NULL', 'NaN', '-', '?', 'inf', '-Infinity', '未知', '2'];
	expect(columnOf('a', cells)).toMatchObject({ kind: 'number' });
	expect(columnOf('a', cells).values.filter((value) => value !== null)).toEqual([1, 2]);
	expect(columnOf('b', ['1,234', '12,345.5', '-7']).values).toEqual([1_234, 12_345.5, -7]);
	expect(columnOf('c', ['45.5%', '7 %', '100%']).values).toEqual([45.5, 7, 100]);
	expect(columnOf('d', ['¥12', '￥3', '€ 4']).values).toEqual([12, 3, 4]);
	expect(columnOf('e', ['1,2', '3,4'])).toMatchObject({ kind: 'category' });
	expect(columnOf('f', ['1', '1e999']).values).toEqual([1, null]);
	expect(columnOf('g', ['home', 'N/A']).values).toEqual(['home', null]);
});

test('rows are alike by chance where columns tell few kinds of people apart', () => {
	const many = (of: (i: number) => string) => Array.from({ length: 200 }, (_none, i) => of(i));
	const kind = columnOf(
		'kind',
		many((i) => 'abc'[i % 3] ?? '')
	);
	const age = columnOf(
		'age',
		many((i) => String(20 + (i % 40)))
	);
	expect(areAlikeByChance([kind, age], 200)).toBe(true);
	expect(areAlikeByChance([kind, age], 100)).toBe(false);
	const measured = columnOf(
		'wait',
		many((i) => String((i % 20) / 8))
	);
	expect(areAlikeByChance([kind, measured], 200)).toBe(false);
});
