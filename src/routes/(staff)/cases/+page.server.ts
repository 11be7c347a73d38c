import { fail, redirect } from '@sveltejs/kit';
import { expectedComplaints } from '#lib/domain/risk/expected-complaints.ts';
import { may } from '#lib/domain/staff-roles.ts';
import { errorWords } from '#lib/messages/errors.ts';
import { takeForm } from '#lib/schemas/alert-queue.ts';
import * as alerts from '#lib/server/alerts.ts';
import * as cases from '#lib/server/cases.ts';
import { DbError, type Db } from '#lib/server/db.ts';
import * as measurement from '#lib/server/measurement.ts';
import { requireRight } from '../require-right.ts';
import type { Actions, PageServerLoad } from './$types';

const VIEWS = ['open', 'mine', 'closed'] as const;
const KINDS = ['prevention', 'cluster', 'complaint'] as const;

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
		week:
			view === 'open' && (kind ?? 'prevention') === 'prevention' && after === undefined
				? await weekOf(db)
				: null,
		view,
		kind: kind ?? null,
		mayManage: may(role, 'surveys'),
		site,
		next,
		isFirstPage: after === undefined,
		now: new Date().toISOString(),
		// The list shows no events; they stay on the server.
		files: items.map((file) => ({ ...file, events: [] }))
	};
};

/** What the week looks like; only the first of those who wait are named. */
async function weekOf(db: Db) {
	const { listed, outside, rates, ...queue } = await alerts.queue(db);
	return {
		queue,
		listed: expectedComplaints(listed, rates),
		outside: expectedComplaints(outside, rates)
	};
}

export const actions: Actions = {
	take: async ({ request, locals }) => {
		const { db } = requireRight(locals, 'customers');
		const told = takeForm.safeParse(Object.fromEntries(await request.formData()));
		if (!told.success) return fail(400, { refusal: errorWords('details_missing', locals.locale) });
		const reference = await alerts
			.take(db, told.data.customer, told.data.reason)
			.catch((refusal: unknown) => {
				if (!(refusal instanceof DbError)) throw refusal;
				return fail(refusal.status, { refusal: errorWords(refusal.code, locals.locale) });
			});
		if (typeof reference !== 'string') return reference;
		redirect(303, `/cases/${reference}`);
	}
};
