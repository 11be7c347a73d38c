/** Raw answers as files. Every writer takes pages and gives bytes only as far as it is asked to. */
import {
	exportColumns,
	type Cell,
	type ExportColumn
} from '#lib/domain/responses/export-columns.ts';
import {
	BYTE_ORDER_MARK,
	csvHeader,
	csvLine,
	IMPORTABLE,
	NUMERIC,
	type CsvManner
} from '#lib/domain/responses/export-csv.ts';
import type { ExportLayout, ExportRow } from '#lib/domain/responses/export-layout.ts';
import {
	ROWS_A_SHEET,
	SHEET_BEGIN,
	SHEET_END,
	sheetRow,
	workbookParts
} from '#lib/domain/responses/export-xlsx.ts';
import { inEither } from '#lib/domain/responses/labels.ts';
import { rScript } from '#lib/domain/responses/r-script.ts';
import { spssNames, spssSyntax } from '#lib/domain/responses/spss-syntax.ts';
import { answers } from '#lib/messages/answers.ts';
import { say, type Locale } from '#lib/messages/message.ts';
import { ZIP_ENTRY_BYTES, zipStream, type ZipEntry } from './zip-stream.ts';

export type Pages = AsyncIterable<readonly ExportRow[]>;
type Bytes = AsyncGenerator<Uint8Array>;

const DATA_FILE = 'answers.csv';

/** `hasMark`: begins with the mark by which spreadsheets know UTF-8. */
export async function* csvFile(layout: ExportLayout, pages: Pages, hasMark: boolean): Bytes {
	const columns = exportColumns(layout);
	if (hasMark) yield Buffer.from(BYTE_ORDER_MARK);
	for await (const text of csvText(
		columns,
		columns.map(({ name }) => name),
		pages,
		IMPORTABLE
	)) {
		yield Buffer.from(text);
	}
}

/** One JSON object a line, with the keys of an import. Text is as it was written: JSON runs nothing. */
export async function* ndjsonFile(layout: ExportLayout, pages: Pages): Bytes {
	const columns = exportColumns(layout);
	for await (const rows of pages) {
		yield Buffer.from(rows.map((row) => `${JSON.stringify(objectOf(columns, row))}\n`).join(''));
	}
}

export function xlsxFile(layout: ExportLayout, pages: Pages, locale: Locale): Bytes {
	return zipStream(workbook(exportColumns(layout), pages, locale));
}

export function spssFile(layout: ExportLayout, pages: Pages, locale: Locale): Bytes {
	const columns = exportColumns(layout);
	const names = [...spssNames(columns).values()];
	return zipStream([
		{ name: 'answers.sps', content: [spssSyntax(columns, DATA_FILE, locale)] },
		{ name: DATA_FILE, content: csvText(columns, names, pages, NUMERIC) }
	]);
}

export function rFile(layout: ExportLayout, pages: Pages, locale: Locale): Bytes {
	const columns = exportColumns(layout);
	const names = columns.map(({ name }) => name);
	return zipStream([
		{ name: 'answers.R', content: [rScript(layout, columns, DATA_FILE, locale)] },
		{ name: DATA_FILE, content: csvText(columns, names, pages, NUMERIC) }
	]);
}

async function* csvText(
	columns: readonly ExportColumn[],
	names: readonly string[],
	pages: Pages,
	manner: CsvManner
): AsyncGenerator<string> {
	yield csvHeader(names);
	for await (const rows of pages) {
		yield rows.map((row) => csvLine(columns, row, manner)).join('');
	}
}

function objectOf(columns: readonly ExportColumn[], row: ExportRow): Record<string, Cell> {
	return Object.fromEntries(columns.map((column) => [column.name, importable(column, row)]));
}

function importable({ cell, isRating }: ExportColumn, row: ExportRow): Cell {
	const value = cell(row);
	return isRating && value === 0 ? 'no_opinion' : value;
}

async function* workbook(
	columns: readonly ExportColumn[],
	pages: Pages,
	locale: Locale
): AsyncGenerator<ZipEntry> {
	const t = say(answers, locale);
	const iterator = pages[Symbol.asyncIterator]();
	const sheets: string[] = [];
	let next = await iterator.next();
	do {
		sheets.push(sheets.length === 0 ? t.answersSheet : `${t.answersSheet} ${sheets.length + 1}`);
		yield { name: `xl/worksheets/sheet${sheets.length}.xml`, content: sheet() };
	} while (!next.done);
	sheets.push(t.codebook);
	yield { name: `xl/worksheets/sheet${sheets.length}.xml`, content: codebook(columns, locale) };
	for (const { name, text } of workbookParts(sheets)) yield { name, content: [text] };

	/** Pages until one does not fit any more; that one begins the next sheet. */
	async function* sheet() {
		const header = sheetRow(
			1,
			columns.map(({ name }) => name),
			true
		);
		yield SHEET_BEGIN + header;
		let count = 1;
		let size = 0;
		while (!next.done && count + next.value.length <= ROWS_A_SHEET && size < ZIP_ENTRY_BYTES) {
			let text = '';
			for (const row of next.value) {
				count += 1;
				text += sheetRow(
					count,
					columns.map((column) => column.cell(row))
				);
			}
			size += text.length;
			yield text;
			next = await iterator.next();
		}
		yield SHEET_END;
	}
}

function codebook(columns: readonly ExportColumn[], locale: Locale): string[] {
	const t = say(answers, locale);
	const rows = columns.map(({ name, label, values }, place) => {
		const meanings = values.map(
			({ value, label: meaning }) => `${value}: ${inEither(meaning, locale)}`
		);
		return sheetRow(place + 2, [name, inEither(label, locale), meanings.join('; ')]);
	});
	return [SHEET_BEGIN, sheetRow(1, [t.column, t.meaning, t.valuesOf], true), ...rows, SHEET_END];
}
