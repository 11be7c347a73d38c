import { complaintsBySatisfaction } from '#lib/domain/risk/complaints-by-satisfaction.ts';
import { SUPPRESS_BELOW_N } from '#lib/domain/servqual/thresholds.ts';
import * as complaints from '#lib/server/complaints.ts';
import { requireRight } from '../../require-right.ts';
import { selectionOf, totalsOf } from '../selection.server.ts';
import { whyView } from './why-view.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { db } = requireRight(locals, 'measurement');
	const { survey, filter } = await selectionOf(db, url.searchParams);
	if (survey === null) return { why: null, later: null };
	const [sums, { hasComplaints, days, points }] = await Promise.all([
		totalsOf(db, survey, filter),
		complaints.bySatisfaction(db, survey, filter)
	]);
	if (sums.n_received < SUPPRESS_BELOW_N) return { why: null, later: null };
	return {
		why: whyView(sums, filter),
		later: { days, found: hasComplaints ? complaintsBySatisfaction(points) : null }
	};
};
