import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { controlView } from '#lib/domain/reports/control-view.ts';
import { monthlySeries } from '#lib/domain/reports/monthly-series.ts';
import { monthAt } from '#lib/domain/reports/months.ts';
import { SUPPRESS_BELOW_N } from '#lib/domain/servqual/thresholds.ts';
import { may } from '#lib/domain/staff-roles.ts';
import { readChartChoice } from '#lib/schemas/control-chart.ts';
import { eventForm } from '#lib/schemas/measurement-event.ts';
import * as events from '#lib/server/events.ts';
import * as measurement from '#lib/server/measurement.ts';
import { noteEvent, removeEvent } from '../../event-actions.server.ts';
import { requireRight } from '../../require-right.ts';
import { selectionOf } from '../selection.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, role, organization } = requireRight(locals, 'measurement');
	const { survey, filter } = await selectionOf(db, url.searchParams);
	const [sums, happened, event] = await Promise.all([
		survey === null ? null : measurement.sums(db, survey, filter, 'month'),
		events.list(db),
		superValidate(zod4(eventForm))
	]);
	const dimensions = sums?.dimensions.map(({ code, name }) => ({ code, name })) ?? [];
	const choice = readChartChoice(
		url.searchParams,
		dimensions.map(({ code }) => code)
	);
	const isShown = sums !== null && sums.n_received >= SUPPRESS_BELOW_N;
	const months = isShown ? monthlySeries(sums, filter, choice.score) : [];
	return {
		...{ choice, dimensions, event },
		happened: happened.filter(
			({ site }) => site === null || filter.site === undefined || site.code === filter.site
		),
		mayWrite: may(role, 'surveys'),
		isGap: sums?.columns.length === 2,
		scale: sums?.scale ?? { min: 1, max: 7 },
		runningMonth: monthAt(new Date(), organization.timeZone),
		view: months.length === 0 ? null : controlView(months, choice.baseline)
	};
};

export const actions: Actions = {
	note: (event) => noteEvent(event, 'surveys'),
	remove: (event) => removeEvent(event, 'surveys')
};
