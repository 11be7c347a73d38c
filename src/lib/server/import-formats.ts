/** CSV, NDJSON and JSON arrays as rows of named cells. Row 1 is the first row of data. */
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { undefuse } from '#lib/domain/responses/defuse.ts';
import type { Cell, Cells } from '#lib/domain/responses/import-cells.ts';

/** `problem`: why this row has no cells; the words are `messages/imports.ts`. */
export type ImportRow =
	| { row: number; cells: Cells }
	| { row: number; problem: 'notJson' | 'notScalar' | 'openQuote'; column?: string }
	| { row: number; problem: 'fieldCount'; found: number; expected: number };

export type ImportTable = { columns: string[]; rows: AsyncIterable<ImportRow> };

/** Brackets begin JSON and never a table of ours, whatever the content type says. */
export async function readTable(bytes: Uint8Array): Promise<ImportTable> {
	const text = decodeText(bytes);
	const first = text.trimStart()[0];
	if (first === '[') return readJsonRows(jsonOf(text));
	if (first === '{') return readJsonRows(undefined, text);
	return readCsv(text);
}

/** UTF-8 with or without its mark, UTF-16 with it, else what Chinese spreadsheets save: GB 18030. */
export function decodeText(bytes: Uint8Array): string {
	const [first, second] = bytes;
	if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
	if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('gb18030').decode(bytes);
	}
}

async function readCsv(text: string): Promise<ImportTable> {
	// A quotation mark that is never closed swallows the rest of the file, and must not take the rows
	// before it along: the parser skips what it cannot read, and tells.
	const unread = { isOpenQuote: false };
	const records = Readable.from(chunksOf(text)).pipe(
		parse({
			delimiter: delimiterOf(text),
			relax_quotes: true,
			relax_column_count: true,
			skip_records_with_error: true,
			on_skip: () => {
				unread.isOpenQuote = true;
			}
		})
	);
	const iterator = (records as AsyncIterable<string[]>)[Symbol.asyncIterator]();
	const header = await iterator.next();
	const columns = (header.done ? [] : header.value).map((name) => name.trim().toLowerCase());
	while (columns.at(-1) === '') columns.pop();
	return { columns, rows: csvRows(iterator, columns, unread) };
}

async function* csvRows(
	records: AsyncIterator<string[]>,
	columns: readonly string[],
	unread: { readonly isOpenQuote: boolean }
): AsyncGenerator<ImportRow> {
	for (let row = 1; ; row++) {
		const next = await records.next();
		if (next.done) {
			if (unread.isOpenQuote) yield { row, problem: 'openQuote' };
			return;
		}
		const values = next.value;
		if (values.every((value) => value.trim() === '')) continue;
		const isWhole =
			values.length >= columns.length &&
			values.slice(columns.length).every((value) => value.trim() === '');
		yield isWhole
			? {
					row,
					cells: Object.fromEntries(
						columns.map((name, place) => [name, undefuse(values[place] ?? '')])
					)
				}
			: { row, problem: 'fieldCount', found: values.length, expected: columns.length };
	}
}

/** In pieces, so that a long file is parsed while its first rows are already being stored. */
function* chunksOf(text: string): Generator<string> {
	const CHUNK = 64 * 1024;
	for (let start = 0; start < text.length; start += CHUNK) yield text.slice(start, start + CHUNK);
}

/** Comma, or the semicolon or tab that some spreadsheets write instead: whichever the header has most. */
export function delimiterOf(text: string): string {
	const header = text.slice(0, text.search(/[\r\n]|$/));
	const count = (mark: string) => header.split(mark).length;
	return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		// Reported as a row that cannot be read.
		return undefined;
	}
}

/** NDJSON: one object a line. A single object or an array, pretty-printed or not, is taken as well. */
function readJsonRows(whole: unknown, text = ''): ImportTable {
	const given: unknown[] = Array.isArray(whole) ? whole : linesOf(text);
	const rows = given.flatMap((value, place) => jsonRow(value, place + 1) ?? []);
	const columns = new Set(rows.flatMap((row) => ('cells' in row ? Object.keys(row.cells) : [])));
	return { columns: [...columns], rows: Readable.from(rows) as AsyncIterable<ImportRow> };
}

function linesOf(text: string): unknown[] {
	const single = jsonOf(text);
	if (single !== undefined) return [single];
	return text.split(/\r?\n/).map((line) => (line.trim() === '' ? null : jsonOf(line)));
}

function jsonRow(value: unknown, row: number): ImportRow | null {
	if (value === null) return null;
	if (typeof value !== 'object' || Array.isArray(value)) return { row, problem: 'notJson' };
	const cells: Record<string, Cell> = {};
	for (const [key, cell] of Object.entries(value as Record<string, unknown>)) {
		const column = key.trim().toLowerCase();
		if (cell !== null && typeof cell !== 'string' && typeof cell !== 'number') {
			return { row, problem: 'notScalar', column };
		}
		cells[column] = cell;
	}
	return { row, cells };
}
