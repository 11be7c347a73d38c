import { fail, redirect } from '@sveltejs/kit';
import { message, setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { errorWords } from '#lib/messages/errors.ts';
import { complaintForm } from '#lib/schemas/complaint.ts';
import * as catalog from '#lib/server/catalog.ts';
import * as complaints from '#lib/server/complaints.ts';
import { DbError } from '#lib/server/db.ts';
import { statusOf } from '#lib/server/web/refusals.ts';
import { requireRight } from '../../require-right.ts';
import type { Actions, PageServerLoad } from './$types';

/** More than any organisation has; the list has no pages. */
const ALL = { after: undefined, limit: 1000 };

export const load: PageServerLoad = async ({ locals, url }) => {
	const { db } = requireRight(locals, 'customers');
	const [sites, services] = await Promise.all([catalog.sites(db, ALL), catalog.services(db, ALL)]);
	const form = await superValidate(zod4(complaintForm));
	form.data.customer = url.searchParams.get('customer') ?? '';
	return { sites, services, form };
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const { db } = requireRight(locals, 'customers');
		const form = await superValidate(request, zod4(complaintForm));
		if (!form.valid) return fail(400, { form });
		let reference: string;
		try {
			({ reference } = await complaints.recordByHand(db, form.data));
		} catch (refusal) {
			if (!(refusal instanceof DbError)) throw refusal;
			if (refusal.code === 'unknown_customer') return setError(form, 'customer', refusal.code);
			if (refusal.code === 'invalid') return setError(form, 'happened_on', 'unusable');
			return message(form, errorWords(refusal.code, locals.locale), { status: statusOf(refusal) });
		}
		redirect(303, `/cases/${reference}?done=recorded`);
	}
};
