import { fail } from '@sveltejs/kit';
import { message, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { complaintSettingsForm } from '#lib/schemas/outreach.ts';
import * as catalog from '#lib/server/catalog.ts';
import { environment as readEnvironment } from '#lib/server/gateway/gateway.ts';
import * as organizations from '#lib/server/organizations.ts';
import { requireRight } from '../../require-right.ts';
import type { Actions, PageServerLoad } from './$types';

/** More than any organisation has; the list has no pages. */
const ALL = { after: undefined, limit: 1000 };

export const load: PageServerLoad = async ({ locals }) => {
	const { db, organization } = requireRight(locals, 'administration');
	const [sites, services, complaints, environment] = await Promise.all([
		catalog.sites(db, ALL),
		catalog.services(db, ALL),
		organizations.complaintSettings(db),
		readEnvironment()
	]);
	const form = await superValidate<organizations.ComplaintSettings, string>(
		complaints,
		zod4(complaintSettingsForm)
	);
	return {
		code: organization.code,
		sites,
		services,
		complaints: {
			form,
			address: `${environment.baseUrl}/complain?organization=${organization.code}`
		}
	};
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const { db } = requireRight(locals, 'administration');
		const form = await superValidate(request, zod4(complaintSettingsForm));
		if (!form.valid) return fail(400, { form });
		await organizations.setComplaintForm(db, form.data);
		return message(form, 'saved');
	}
};
