import { fail } from '@sveltejs/kit';
import { message, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { complaintPromiseForm } from '#lib/schemas/outreach.ts';
import * as catalog from '#lib/server/catalog.ts';
import * as organizations from '#lib/server/organizations.ts';
import { requireRight } from '../../require-right.ts';
import type { Actions, PageServerLoad } from './$types';

/** More than any organisation has; the list has no pages. */
const ALL = { after: undefined, limit: 1000 };

export const load: PageServerLoad = async ({ locals }) => {
	const { db, organization } = requireRight(locals, 'administration');
	const [sites, services, days] = await Promise.all([
		catalog.sites(db, ALL),
		catalog.services(db, ALL),
		organizations.complaintPromise(db)
	]);
	const promise = await superValidate<{ days: number }, string>(
		{ days },
		zod4(complaintPromiseForm)
	);
	return { code: organization.code, sites, services, promise };
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const { db } = requireRight(locals, 'administration');
		const form = await superValidate(request, zod4(complaintPromiseForm));
		if (!form.valid) return fail(400, { form });
		await organizations.setComplaintPromise(db, form.data.days);
		return message(form, 'saved');
	}
};
