/** The management report of a survey: its facts, its tables, and the same tables as a workbook. */
import { controlView } from '#lib/domain/reports/control-view.ts';
import { methodTable } from '#lib/domain/reports/method-table.ts';
import { monthlySeries, OVERALL } from '#lib/domain/reports/monthly-series.ts';
import type { ReportTable } from '#lib/domain/reports/report-table.ts';
import {
	dimensionsTable,
	driversTable,
	itemsTable,
	monthsTable,
	summaryTable,
	type ReportFacts
} from '#lib/domain/reports/report-tables.ts';
import {
	SHEET_BEGIN,
	SHEET_END,
	sheetRow,
	workbookParts
} from '#lib/domain/responses/export-xlsx.ts';
import {
	measurementDocument,
	type MeasurementFilter
} from '#lib/domain/servqual/measurement-document.ts';
import { SUPPRESS_BELOW_N } from '#lib/domain/servqual/thresholds.ts';
import type { Locale } from '#lib/messages/message.ts';
import type { Db } from './db.ts';
import * as events from './events.ts';
import * as measurement from './measurement.ts';
import { zipStream } from './zip-stream.ts';

/** What a spreadsheet allows in the name of a sheet, and how long it may be. */
const NOT_IN_SHEET_NAME = /[\\/*?:[\]]/g;
const SHEET_NAME_LONGEST = 31;

/**
 * The facts of a report; null with how many answered where those are too few (null: between none and
 * the limit).
 *
 * Errors: `not_found` for a survey the organisation does not have.
 */
export async function facts(
	db: Db,
	survey: string,
	filter: MeasurementFilter
): Promise<{ facts: ReportFacts | null; received: number | null }> {
	const [sums, happened] = await Promise.all([
		measurement.sums(db, survey, filter, 'month'),
		events.list(db)
	]);
	const received = sums.n_received;
	if (received < SUPPRESS_BELOW_N) return { facts: null, received: received === 0 ? 0 : null };
	const months = monthlySeries(sums, filter, OVERALL);
	return {
		received,
		facts: {
			sums,
			document: measurementDocument(sums, filter),
			control: months.length === 0 ? null : controlView(months, null),
			events: happened.filter(
				({ site }) => site === null || filter.site === undefined || site.code === filter.site
			)
		}
	};
}

/** Every table of a report, in the order in which they are read. */
export function tables(of: ReportFacts, locale: Locale): ReportTable[] {
	return [
		summaryTable(of, locale),
		dimensionsTable(of, locale),
		monthsTable(of, locale),
		driversTable(of, locale),
		itemsTable(of, locale),
		methodTable(of, locale)
	].filter((table) => table !== null);
}

/** A workbook with one sheet a table; numbers keep all their digits. */
export function workbook(all: readonly ReportTable[]): AsyncGenerator<Uint8Array> {
	const names = sheetNames(all.map(({ title }) => title));
	return zipStream([
		...all.map((table, place) => ({
			name: `xl/worksheets/sheet${place + 1}.xml`,
			content: sheet(table)
		})),
		...workbookParts(names).map(({ name, text }) => ({ name, content: [text] }))
	]);
}

function sheet({ columns, rows }: ReportTable): string[] {
	const header = sheetRow(
		1,
		columns.map(({ label }) => label),
		true
	);
	return [
		SHEET_BEGIN,
		header,
		...rows.map(({ cells }, place) => sheetRow(place + 2, cells)),
		SHEET_END
	];
}

/** Names that a spreadsheet takes, each only once. */
function sheetNames(titles: readonly string[]): string[] {
	const used = new Set<string>();
	return titles.map((title) => {
		const plain = title.replaceAll(NOT_IN_SHEET_NAME, ' ').slice(0, SHEET_NAME_LONGEST - 3);
		let name = plain;
		for (let again = 2; used.has(name.toLowerCase()); again += 1) name = `${plain} ${again}`;
		used.add(name.toLowerCase());
		return name;
	});
}
