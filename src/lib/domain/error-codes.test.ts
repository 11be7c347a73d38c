import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ERROR_STATUS } from './error-codes.ts';
import { ROW_CODES } from './import-codes.ts';

const [calls = '', rows = ''] = readFileSync('docs/error-codes.md', 'utf8').split(
	'## Rows of an import'
);
const listed = (table: string) =>
	[...table.matchAll(/^\| `(\w+)` \| (\d+)?/gm)].map(([, code, status]) => [code, Number(status)]);

test('docs/error-codes.md lists exactly the codes, with their status, in order', () => {
	expect(listed(calls)).toEqual(Object.entries(ERROR_STATUS));
});

test('docs/error-codes.md lists exactly the reasons for leaving out a row', () => {
	expect(listed(rows).map(([code]) => code)).toEqual([...ROW_CODES]);
});
