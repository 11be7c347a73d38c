import { limitSentences } from '#lib/domain/reports/method-table.ts';
import { monthAt } from '#lib/domain/reports/months.ts';
import { readFilter } from '#lib/schemas/measurement.ts';
import * as measurement from '#lib/server/measurement.ts';
import * as reports from '#lib/server/reports.ts';
import { requireRight } from '../require-right.ts';
import { reportLanguages } from './report-language.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, organization } = requireRight(locals, 'measurement');
	const options = await measurement.filterOptions(db);
	const selection = readFilter(url.searchParams, options);
	const { survey, filter } = selection;
	const language = url.searchParams.get('language');
	const shown = { ...selection, options, language, madeAt: new Date() };
	if (survey === null) return { ...shown, received: 0, report: null, parts: [] };
	const { facts, received } = await reports.facts(db, survey, filter);
	if (facts === null) return { ...shown, received, report: null, parts: [] };
	return {
		...shown,
		received,
		report: {
			control: facts.control,
			events: facts.events,
			isGap: facts.sums.columns.length === 2,
			scale: facts.sums.scale,
			runningMonth: monthAt(new Date(), organization.timeZone)
		},
		parts: reportLanguages(language, locals.locale).map((locale) => ({
			locale,
			tables: reports.tables(facts, locale),
			limits: limitSentences(facts, locale)
		}))
	};
};
