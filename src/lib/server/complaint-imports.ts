/** Bulk import of complaints: good rows are kept, bad ones are named, the same file again adds nothing. */
import { z } from 'zod';
import {
	COMPLAINT_COLUMNS,
	readComplaintLine,
	type ComplaintLine
} from '#lib/domain/cases/complaint-line.ts';
import { isRowCode, type RowCode } from '#lib/domain/import-codes.ts';
import { imports, rowWords } from '#lib/messages/imports.ts';
import { say, type Locale } from '#lib/messages/message.ts';
import { InvalidRequest, type FieldError } from './api/schema-errors.ts';
import { unwrap, type Db } from './db.ts';
import { readTable } from './import-formats.ts';
import { unreadable, type ImportReport } from './imports.ts';
import { timeZone } from './organizations.ts';
import { withReading } from './readings.ts';

type NumberedLine = ComplaintLine & { row: number };

const LINES_A_BATCH = 200;

/** Errors: `InvalidRequest` for columns that a complaint does not have, before anything is stored. */
export async function importComplaints(
	db: Db,
	bytes: Uint8Array,
	locale: Locale
): Promise<ImportReport> {
	const table = await readTable(bytes);
	const problems = columnProblems(table.columns, locale);
	if (problems.length > 0) throw new InvalidRequest(problems);
	const zone = await timeZone(db);
	const now = new Date();
	const report: ImportReport = { accepted: 0, duplicates: 0, rejected: [] };
	let batch: NumberedLine[] = [];
	for await (const row of table.rows) {
		const line = 'cells' in row ? readComplaintLine(row.cells, zone, now) : unreadable(row, locale);
		if ('code' in line) {
			const detail = rowWords(line.code, line.column, line.value, locale);
			report.rejected.push({ row: row.row, code: line.code, detail });
		} else {
			batch.push({ ...line, row: row.row });
		}
		if (batch.length >= LINES_A_BATCH) {
			await store(db, batch, report, locale);
			batch = [];
		}
	}
	// An empty batch, too: the database refuses strangers.
	await store(db, batch, report, locale);
	report.rejected.sort((a, b) => a.row - b.row);
	return report;
}

function columnProblems(columns: readonly string[], locale: Locale): FieldError[] {
	const t = say(imports, locale);
	const problems = columns
		.filter((column) => !COMPLAINT_COLUMNS.some((known) => known === column))
		.map((path) => ({ path, message: t.notOfComplaints }));
	for (const [place, path] of columns.entries()) {
		if (columns.indexOf(path) !== place) problems.push({ path, message: t.repeatedColumn });
	}
	if (!columns.includes('external_id')) {
		problems.push({ path: 'external_id', message: t.missingColumn });
	}
	return problems;
}

const outcome = z.object({
	accepted: z.int(),
	duplicates: z.int(),
	rejected: z.array(z.object({ row: z.int(), code: z.string() }))
});

/** The column that a refusal of the database is about. */
const COLUMN_OF: Partial<Record<RowCode, keyof ComplaintLine>> = {
	unknown_customer: 'customer',
	unknown_service: 'service',
	unknown_site: 'site'
};

async function store(
	{ client, organization }: Db,
	lines: readonly NumberedLine[],
	report: ImportReport,
	locale: Locale
): Promise<void> {
	const stored = outcome.parse(
		unwrap(
			await client.rpc('import_complaints', {
				p_organization: organization,
				p_lines: lines.map((line) => withReading(line, line.words))
			})
		)
	);
	report.accepted += stored.accepted;
	report.duplicates += stored.duplicates;
	for (const { row, code: given } of stored.rejected) {
		const code = isRowCode(given) ? given : 'invalid_row';
		const column = COLUMN_OF[code];
		const line = lines.find((one) => one.row === row);
		const value = column === undefined ? '' : (line?.[column] ?? '');
		report.rejected.push({ row, code, detail: rowWords(code, column ?? '', value, locale) });
	}
}
