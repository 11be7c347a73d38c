import { expect, test } from 'vitest';
import { readTable, type ImportRow } from './import-formats.ts';

async function rowsOf(text: string): Promise<ImportRow[]> {
	const { rows } = await readTable(new TextEncoder().encode(text));
	return Array.fromAsync(rows);
}

test('a quotation mark that is never closed is named by its row, and the rows before it are kept', async () => {
	expect(await rowsOf('id,x\nq1,3\nq2,"3\nq3,3\n')).toEqual([
		{ row: 1, cells: { id: 'q1', x: '3' } },
		{ row: 2, problem: 'openQuote' }
	]);
	expect(await rowsOf('id,x\nq1,"open')).toEqual([{ row: 1, problem: 'openQuote' }]);
});

test('quoted line breaks, doubled quotes and Windows line ends are read', async () => {
	expect(await rowsOf('id,x\r\n1,"a\r\nb ""c"""\r\n')).toEqual([
		{ row: 1, cells: { id: '1', x: 'a\r\nb "c"' } }
	]);
});

test('a row with too many or too few cells is named, an empty line is not a row of its own', async () => {
	expect(await rowsOf('id,x\n1\n\n2,3,4\n5,6\n')).toMatchObject([
		{ row: 1, problem: 'fieldCount', found: 1, expected: 2 },
		{ problem: 'fieldCount', found: 3, expected: 2 },
		{ cells: { id: '5', x: '6' } }
	]);
});
