import * as catalog from '#lib/server/catalog.ts';
import { requireRight } from '../../require-right.ts';
import type { PageServerLoad } from './$types';

/** More than any organisation has; the list has no pages. */
const ALL = { after: undefined, limit: 1000 };

export const load: PageServerLoad = async ({ locals }) => {
	const { db, organization } = requireRight(locals, 'administration');
	const [sites, services] = await Promise.all([catalog.sites(db, ALL), catalog.services(db, ALL)]);
	return { code: organization.code, sites, services };
};
