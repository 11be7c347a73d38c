import { redirect } from '@sveltejs/kit';
import { may } from '#lib/domain/staff-roles.ts';
import * as cases from '#lib/server/cases.ts';
import { DbError } from '#lib/server/db.ts';
import * as measurement from '#lib/server/measurement.ts';
import { requireRight } from '../require-right.ts';
import type { PageServerLoad } from './$types';

const VIEWS = ['open', 'mine', 'closed'] as const;
const KINDS = ['prevention', 'complaint'] as const;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, userId, role } = requireRight(locals, 'customers');
	const asked = url.searchParams.get('view');
	const view = VIEWS.find((each) => each === asked) ?? 'open';
	const askedKind = url.searchParams.get('kind');
	const kind = KINDS.find((each) => each === askedKind);
	const after = url.searchParams.get('after') ?? undefined;
	const asksForSite = url.searchParams.get('site');
	const { sites } = asksForSite === null ? { sites: [] } : await measurement.filterOptions(db);
	const site = sites.find(({ code }) => code === asksForSite) ?? null;
	const filter = {
		state: view === 'closed' ? ('closed' as const) : ('open' as const),
		owner: view === 'mine' ? userId : undefined,
		kind,
		site: site?.code,
		after
	};
	const { items, next } = await cases.list(db, filter).catch((error: unknown) => {
		// An address that was cut short on its way leads to the first page, not to an error.
		if (error instanceof DbError && error.code === 'invalid') redirect(303, '/cases');
		throw error;
	});
	return {
		view,
		kind: kind ?? null,
		mayImport: may(role, 'surveys'),
		site,
		next,
		isFirstPage: after === undefined,
		now: new Date().toISOString(),
		// The list shows no events; they stay on the server.
		files: items.map((file) => ({ ...file, events: [] }))
	};
};
