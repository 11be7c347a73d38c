import { dayIn } from '#lib/domain/day-in.ts';
import { SUPPRESS_BELOW_N } from '#lib/domain/servqual/thresholds.ts';
import * as lists from '#lib/server/invitation-lists.ts';
import * as measurement from '#lib/server/measurement.ts';
import { requireRight } from '../require-right.ts';
import { changes } from './change.ts';
import { dashboardView } from './dashboard-view.ts';
import { lastDays, previousPeriod } from './period.ts';
import { selectionOf } from './selection.server.ts';
import { thermometer } from './thermometer.ts';
import type { PageServerLoad } from './$types';

const RECENT_DAYS = 90;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, organization } = requireRight(locals, 'measurement');
	const { survey, filter } = await selectionOf(db, url.searchParams);
	const today = dayIn(organization.timeZone, new Date());
	const nothing = {
		view: null,
		thermometer: null,
		compared: null,
		recent: lastDays(RECENT_DAYS, today)
	};
	if (survey === null) return { ...nothing, reached: null };
	const earlier = previousPeriod(filter);
	const [byMonth, before, invitations] = await Promise.all([
		measurement.sums(db, survey, filter, 'month'),
		earlier && measurement.sums(db, survey, { ...filter, ...earlier }),
		lists.reached(db, survey, filter)
	]);
	const reached = invitations.rate;
	if (byMonth.n_received < SUPPRESS_BELOW_N) return { ...nothing, reached };
	const view = dashboardView(byMonth, filter);
	return {
		view,
		thermometer: thermometer(byMonth, view),
		compared: earlier && before && { before: earlier, rows: changes(byMonth, before) },
		recent: nothing.recent,
		reached
	};
};
