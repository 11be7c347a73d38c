/** Bulk import of answers: good rows are kept, bad ones are named, the same file again adds nothing. */
import { z } from 'zod';
import { isRowCode, type RowCode } from '#lib/domain/import-codes.ts';
import { prefixesOf } from '#lib/domain/responses/export-layout.ts';
import {
	columnsOf,
	isRejection,
	readLine,
	type ImportLayout,
	type ImportLine
} from '#lib/domain/responses/import-line.ts';
import { imports, rowWords } from '#lib/messages/imports.ts';
import { say, type Locale } from '#lib/messages/message.ts';
import { instrumentAnswer } from '#lib/schemas/instrument.ts';
import { InvalidRequest, type FieldError } from './api/schema-errors.ts';
import { DbError, unwrap, type Db } from './db.ts';
import { allQuestions } from './exports.ts';
import { readTable, type ImportRow } from './import-formats.ts';
import { timeZone } from './organizations.ts';
import { withReading } from './readings.ts';

export type RejectedRow = { row: number; code: RowCode; detail: string };
export type ImportReport = { accepted: number; duplicates: number; rejected: RejectedRow[] };

type NumberedLine = ImportLine & { row: number };

const LINES_A_BATCH = 200;

/**
 * Imports answers to a survey that is open or closed.
 *
 * Errors: `not_found`; `survey_not_open` for a draft; `InvalidRequest` for columns that the survey
 * does not have, before anything is stored.
 */
export async function importResponses(
	db: Db,
	survey: string,
	bytes: Uint8Array,
	locale: Locale
): Promise<ImportReport> {
	const layout = await layoutOf(db, survey);
	const table = await readTable(bytes);
	const problems = columnProblems(table.columns, layout, survey, locale);
	if (problems.length > 0) throw new InvalidRequest(problems);
	const now = new Date();
	const report: ImportReport = { accepted: 0, duplicates: 0, rejected: [] };
	let batch: NumberedLine[] = [];
	for await (const row of table.rows) {
		const line = 'cells' in row ? readLine(row.cells, layout, now) : unreadable(row, locale);
		if (!isRejection(line)) batch.push({ ...line, row: row.row });
		else report.rejected.push(rejected(row.row, line.code, line.column, line.value, locale));
		if (batch.length >= LINES_A_BATCH) {
			await store(db, survey, batch, report, locale);
			batch = [];
		}
	}
	// An empty batch, too: the database refuses drafts and strangers.
	await store(db, survey, batch, report, locale);
	report.rejected.sort((a, b) => a.row - b.row);
	return report;
}

async function layoutOf(db: Db, survey: string): Promise<ImportLayout> {
	const [found] = unwrap(
		await db.client
			.from('surveys')
			.select('id, form, instruments (definition)')
			.eq('organization_id', db.organization)
			.eq('code', survey)
	);
	if (!found) throw new DbError('not_found', survey);
	const { scale, items, dimensions } = instrumentAnswer
		.omit({ version: true })
		.parse(found.instruments.definition);
	const prefixes = prefixesOf(found.form);
	return {
		items: items.map(({ code }) => code),
		dimensions: dimensions.map(({ code }) => code),
		scale: { min: scale.min, max: scale.max },
		asksExpectation: prefixes.includes('e'),
		asksAdequate: prefixes.includes('a'),
		asksItems: prefixes.length > 0,
		questions: await allQuestions(db, found.id),
		timeZone: await timeZone(db)
	};
}

function columnProblems(
	columns: readonly string[],
	layout: ImportLayout,
	survey: string,
	locale: Locale
): FieldError[] {
	const t = say(imports, locale);
	const known = columnsOf(layout);
	const problems = columns
		.filter((column) => !known.has(column))
		.map((path) => ({ path, message: t.unknownColumn(survey) }));
	for (const [place, path] of columns.entries()) {
		if (columns.indexOf(path) !== place) problems.push({ path, message: t.repeatedColumn });
	}
	if (!columns.includes('submission_id')) {
		problems.push({ path: 'submission_id', message: t.missingColumn });
	}
	const isRated = columns.some((column) => /^[pea]_/.test(column));
	if (!isRated && layout.asksItems !== false) {
		problems.push({ path: 'p_…', message: t.noRatingColumn });
	}
	return problems;
}

export function unreadable(row: Exclude<ImportRow, { cells: unknown }>, locale: Locale) {
	const t = say(imports, locale);
	const value =
		row.problem === 'fieldCount'
			? t.fieldCount(String(row.found), String(row.expected))
			: t[row.problem];
	return { code: 'invalid_row' as const, column: ('column' in row && row.column) || '', value };
}

function rejected(
	row: number,
	code: RowCode,
	column: string,
	value: string,
	locale: Locale
): RejectedRow {
	return { row, code, detail: rowWords(code, column, value, locale) };
}

const outcome = z.object({
	accepted: z.int(),
	duplicates: z.int(),
	rejected: z.array(z.object({ row: z.int(), code: z.string() }))
});

async function store(
	db: Db,
	survey: string,
	lines: readonly NumberedLine[],
	report: ImportReport,
	locale: Locale
): Promise<void> {
	const stored = outcome.parse(
		unwrap(
			await db.client.rpc('import_responses', {
				p_organization: db.organization,
				p_survey: survey,
				p_lines: lines.map((line) => withReading(line, line.comment))
			})
		)
	);
	report.accepted += stored.accepted;
	report.duplicates += stored.duplicates;
	for (const { row, code } of stored.rejected) {
		const line = lines.find((one) => one.row === row);
		const known = isRowCode(code) ? code : 'invalid_row';
		const column = known === 'unknown_site' ? 'site' : known === 'unknown_service' ? 'service' : '';
		const value = column === '' ? '' : (line?.[column] ?? '');
		report.rejected.push(rejected(row, known, column, value, locale));
	}
}
