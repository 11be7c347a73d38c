import { expect, test } from 'vitest';
import { columnOf, copiesOf, isIdentifier } from './table.ts';

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
