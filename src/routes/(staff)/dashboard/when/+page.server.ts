import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { controlView } from '#lib/domain/reports/control-view.ts';
import { monthlySeries } from '#lib/domain/reports/monthly-series.ts';
import { monthAt } from '#lib/domain/reports/months.ts';
import { SUPPRESS_BELOW_N } from '#lib/domain/servqual/thresholds.ts';
import { may } from '#lib/domain/staff-roles.ts';
import { readChartChoice } from '#lib/schemas/control-chart.ts';
import { eventForm } from '#lib/schemas/measurement-event.ts';
import { readFilter } from '#lib/schemas/measurement.ts';
import * as events from '#lib/server/events.ts';
import * as measurement from '#lib/server/measurement.ts';
import { noteEvent, removeEvent } from '../../event-actions.server.ts';
import { requireRight } from '../../require-right.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, role, organization } = requireRight(locals, 'measurement');
	const options = await measurement.filterOptions(db);
	const { survey, filter, problems } = readFilter(url.searchParams, options);
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
	const received = sums?.n_received ?? 0;
	const months =
		sums === null || received < SUPPRESS_BELOW_N ? [] : monthlySeries(sums, filter, choice.score);
	return {
		...{ options, survey, filter, problems, choice, dimensions, event },
		happened: happened.filter(
			({ site }) => site === null || filter.site === undefined || site.code === filter.site
		),
		mayWrite: may(role, 'surveys'),
		// Between none and the limit not even the count leaves the server.
		received: received === 0 || received >= SUPPRESS_BELOW_N ? received : null,
		isGap: sums?.columns.length === 2,
		scale: sums?.scale ?? null,
		runningMonth: monthAt(new Date(), organization.timeZone),
		view: months.length === 0 ? null : controlView(months, choice.baseline)
	};
};

export const actions: Actions = {
	note: (event) => noteEvent(event, 'surveys'),
	remove: (event) => removeEvent(event, 'surveys')
};
