import { SUPPRESS_BELOW_N } from '#lib/domain/servqual/thresholds.ts';
import { requireRight } from '../../require-right.ts';
import { selectionOf, totalsOf } from '../selection.server.ts';
import { whyView } from './why-view.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { db } = requireRight(locals, 'measurement');
	const { survey, filter } = await selectionOf(db, url.searchParams);
	if (survey === null) return { why: null };
	const sums = await totalsOf(db, survey, filter);
	return { why: sums.n_received < SUPPRESS_BELOW_N ? null : whyView(sums, filter) };
};
