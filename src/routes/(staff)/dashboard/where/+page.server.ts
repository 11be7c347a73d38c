import type { Compared } from '#lib/domain/servqual/compared.ts';
import { placesCompared } from '#lib/domain/servqual/places-compared.ts';
import { SUPPRESS_BELOW_N } from '#lib/domain/servqual/thresholds.ts';
import { may } from '#lib/domain/staff-roles.ts';
import * as comments from '#lib/server/comments.ts';
import * as measurement from '#lib/server/measurement.ts';
import { requireRight } from '../../require-right.ts';
import { dashboardView } from '../dashboard-view.ts';
import { selectionOf } from '../selection.server.ts';
import { chosenPlace, placeIn, withPlace } from '../places.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, role } = requireRight(locals, 'measurement');
	const { survey, filter } = await selectionOf(db, url.searchParams);
	const by = placeIn(url.searchParams);
	const asked = url.searchParams.get('dimension');
	const chosen = { by, mayReadAnswers: may(role, 'customers'), mayTrain: may(role, 'training') };
	const nothing = { ...chosen, view: null, standings: [], drill: null };
	if (survey === null) return nothing;
	const sums = await measurement.sums(db, survey, filter, by);
	if (sums.n_received < SUPPRESS_BELOW_N) return nothing;
	const view = dashboardView(sums, filter);
	const place = chosenPlace(url.searchParams.get('place'), view.groups);
	const within = withPlace(filter, by, place);
	const code = view.dimensions.find((dimension) => dimension.code === asked)?.code ?? null;
	const [ofPlace, words] = await Promise.all([
		place === null
			? view
			: measurement.sums(db, survey, within).then((s) => dashboardView(s, within)),
		comments.ofSelection(db, survey, within, code)
	]);
	const dimension = ofPlace.dimensions.find((each) => each.code === code) ?? null;
	const { isGap, scale, received, items } = ofPlace;
	return {
		...chosen,
		view,
		standings: placesCompared(sums).map(({ key, overall, dimensions }) => ({
			key,
			overall: verdictOf(overall),
			dimensions: dimensions.map(verdictOf)
		})),
		drill: { place, within, dimension, comments: words, isGap, scale, received, items }
	};
};

/** Not how many the others are: of few that would be telling. */
function verdictOf({ verdict, pHolm }: Compared) {
	return { verdict, pHolm };
}
