import { SUPPRESS_BELOW_N } from '#lib/domain/servqual/thresholds.ts';
import { may } from '#lib/domain/staff-roles.ts';
import * as measurement from '#lib/server/measurement.ts';
import { requireRight } from '../../require-right.ts';
import { dashboardView } from '../dashboard-view.ts';
import { selectionOf } from '../selection.server.ts';
import { placeIn } from './places.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, role } = requireRight(locals, 'measurement');
	const { survey, filter } = await selectionOf(db, url.searchParams);
	const by = placeIn(url.searchParams);
	const asked = url.searchParams.get('dimension');
	const chosen = { by, mayReadAnswers: may(role, 'customers') };
	if (survey === null) return { ...chosen, view: null, dimension: null };
	const sums = await measurement.sums(db, survey, filter, by as measurement.GroupBy);
	if (sums.n_received < SUPPRESS_BELOW_N) return { ...chosen, view: null, dimension: null };
	const view = dashboardView(sums, filter);
	const dimension = view.dimensions.find(({ code }) => code === asked) ?? null;
	return { ...chosen, view, dimension };
};
