import { qualityEffects } from '#lib/domain/responses/quality.ts';
import { SUPPRESS_BELOW_N } from '#lib/domain/servqual/thresholds.ts';
import { LONGEST_PERIOD_DAYS, readFilter } from '#lib/schemas/measurement.ts';
import * as measurement from '#lib/server/measurement.ts';
import { requireRight } from '../require-right.ts';
import { dashboardView } from './dashboard-view.ts';
import { sampledMeans } from './sampled-means.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { db } = requireRight(locals, 'measurement');
	const options = await measurement.filterOptions(db);
	const { survey, filter, problems } = readFilter(url.searchParams, options);
	const chosen = {
		options,
		survey,
		filter,
		problems,
		longestPeriodDays: LONGEST_PERIOD_DAYS
	};
	if (survey === null) return { ...chosen, received: 0, view: null, quality: null };
	const [byMonth, bySite, doubted] = await Promise.all([
		measurement.sums(db, survey, filter, 'month'),
		measurement.sums(db, survey, filter, 'site'),
		measurement.quality(db, survey, filter)
	]);
	const received = byMonth.n_received;
	// Of so few, not even how many are doubtful.
	const isShown = doubted.n !== null && doubted.n >= SUPPRESS_BELOW_N;
	const quality = isShown
		? {
				n: doubted.n,
				isGap: doubted.score === 'gap',
				effects: qualityEffects(doubted, await sampledMeans(db, survey, filter, byMonth, doubted))
			}
		: null;
	if (received >= SUPPRESS_BELOW_N) {
		return { ...chosen, received, view: dashboardView(byMonth, bySite, filter), quality };
	}
	// Between none and the limit not even the count leaves the server.
	return { ...chosen, received: received === 0 ? 0 : null, view: null, quality };
};
