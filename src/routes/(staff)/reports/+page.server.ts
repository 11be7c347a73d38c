import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { controlView } from '#lib/domain/reports/control-view.ts';
import { limitSentences } from '#lib/domain/reports/method-table.ts';
import { seriesIn } from '#lib/domain/reports/monthly-series.ts';
import { monthAt } from '#lib/domain/reports/months.ts';
import { readFilter } from '#lib/schemas/measurement.ts';
import { viewForm } from '#lib/schemas/saved-view.ts';
import * as measurement from '#lib/server/measurement.ts';
import * as reports from '#lib/server/reports.ts';
import * as views from '#lib/server/views.ts';
import { requireRight } from '../require-right.ts';
import { reportLanguages } from './report-language.ts';
import { mailView, removeView, saveView } from './view-actions.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, organization, userId } = requireRight(locals, 'measurement');
	const [options, saved, view] = await Promise.all([
		measurement.filterOptions(db),
		views.list(db, userId),
		superValidate({ address: addressIn(url) }, zod4(viewForm), { errors: false })
	]);
	const selection = readFilter(url.searchParams, options);
	const { survey, filter } = selection;
	const language = url.searchParams.get('language');
	const shown = { ...selection, options, language, saved, view, madeAt: new Date() };
	if (survey === null) return { ...shown, received: 0, report: null, parts: [] };
	const { facts, received } = await reports.facts(db, survey, filter);
	if (facts === null) return { ...shown, received, report: null, parts: [] };
	return {
		...shown,
		received,
		report: {
			control: facts.control,
			dimensions: facts.sums.dimensions.map(({ code, name }) => ({
				code,
				name,
				control: controlView(seriesIn(facts.sums, facts.document, code), null)
			})),
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

/** The page itself, as it is first offered to be kept. */
function addressIn({ pathname, searchParams }: URL): string {
	const kept = [...searchParams].filter(([key]) => !key.startsWith('/'));
	return kept.length === 0 ? pathname : `${pathname}?${new URLSearchParams(kept)}`;
}

export const actions: Actions = { save: saveView, mail: mailView, remove: removeView };
