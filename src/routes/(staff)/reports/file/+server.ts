/** The tables of a report as a workbook. A plain link; the same selection gives the same numbers. */
import { error } from '@sveltejs/kit';
import { readFilter } from '#lib/schemas/measurement.ts';
import { streamOf } from '#lib/server/exports.ts';
import * as measurement from '#lib/server/measurement.ts';
import * as reports from '#lib/server/reports.ts';
import { requireRight } from '../../require-right.ts';
import { reportLanguages } from '../report-language.ts';
import type { RequestHandler } from './$types';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const GET: RequestHandler = async ({ locals, url }) => {
	const { db } = requireRight(locals, 'measurement');
	const { survey, filter } = readFilter(url.searchParams, await measurement.filterOptions(db));
	if (survey === null) error(404, 'not_found');
	const { facts } = await reports.facts(db, survey, filter);
	if (facts === null) error(404, 'not_found');
	const languages = reportLanguages(url.searchParams.get('language'), locals.locale);
	const tables = languages.flatMap((locale) => reports.tables(facts, locale));
	return new Response(streamOf(reports.workbook(tables)), {
		headers: {
			'content-type': XLSX,
			'content-disposition': `attachment; filename="report-${survey}.xlsx"`,
			'cache-control': 'no-store'
		}
	});
};
