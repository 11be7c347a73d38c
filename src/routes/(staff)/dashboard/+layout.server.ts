import { requireRight } from '../require-right.ts';
import { selectionOf, shownReceived, totalsOf } from './selection.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, url }) => {
	const { db } = requireRight(locals, 'measurement');
	const { options, survey, filter, problems } = await selectionOf(db, url.searchParams);
	const received = survey === null ? 0 : (await totalsOf(db, survey, filter)).n_received;
	return {
		options,
		survey,
		filter,
		problems,
		received: shownReceived(received)
	};
};
