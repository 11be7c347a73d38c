/** Raw answers as CSV (RFC 4180): commas, quotation marks doubled, CRLF. */
import { defuse } from './defuse.ts';
import { NO_OPINION_WORD, type Cell, type ExportColumn } from './export-columns.ts';
import type { ExportRow } from './export-layout.ts';

/** Tells spreadsheets that the file is UTF-8; other programs may stumble over it. */
export const BYTE_ORDER_MARK = '\uFEFF';
const END = '\r\n';

export type CsvManner = {
	/** `word` can be imported again; `zero` suits statistics programs, which want numbers. */
	noOpinion: 'word' | 'zero';
	/** Some readers take a line break in a cell for the end of the row. */
	isOneLine: boolean;
};

export const IMPORTABLE: CsvManner = { noOpinion: 'word', isOneLine: false };
export const NUMERIC: CsvManner = { noOpinion: 'zero', isOneLine: true };

export function csvHeader(names: readonly string[]): string {
	return names.map(quoted).join(',') + END;
}

export function csvLine(
	columns: readonly ExportColumn[],
	row: ExportRow,
	manner: CsvManner
): string {
	return columns.map((column) => cellOf(column, column.cell(row), manner)).join(',') + END;
}

function cellOf(
	{ isRating }: ExportColumn,
	cell: Cell,
	{ noOpinion, isOneLine }: CsvManner
): string {
	if (cell === null) return '';
	if (typeof cell === 'number') {
		return isRating && cell === 0 && noOpinion === 'word' ? NO_OPINION_WORD : String(cell);
	}
	return quoted(defuse(isOneLine ? cell.replaceAll(/[\r\n]+/g, ' ') : cell));
}

function quoted(text: string): string {
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
