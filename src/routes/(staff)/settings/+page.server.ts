import { fail } from '@sveltejs/kit';
import { message, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { errorWords } from '#lib/messages/errors.ts';
import { settings } from '#lib/messages/settings.ts';
import { invitationForm, inviteForm, membershipForm } from '#lib/schemas/staff.ts';
import * as colleagues from '#lib/server/colleagues.ts';
import { DbError } from '#lib/server/db.ts';
import { statusOf } from '#lib/server/web/refusals.ts';
import { requireRight } from '../require-right.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { db, userId } = requireRight(locals, 'administration');
	const [members, invitations, invite] = await Promise.all([
		colleagues.list(db),
		colleagues.pendingInvitations(db),
		superValidate(zod4(inviteForm))
	]);
	return { members, invitations, invite, userId, now: new Date() };
};

export const actions: Actions = {
	invite: async ({ request, locals }) => {
		const { db } = requireRight(locals, 'administration');
		const form = await superValidate(request, zod4(inviteForm));
		if (!form.valid) return fail(400, { form });
		const { email } = form.data;
		try {
			await colleagues.invite(db, form.data);
		} catch (error) {
			if (!(error instanceof DbError)) throw error;
			const words =
				error.code === 'service_unavailable'
					? settings.mailFailed[locals.locale](email)
					: errorWords(error.code, locals.locale);
			return message(form, { tone: 'danger', words }, { status: statusOf(error) });
		}
		return message(form, { tone: 'success', words: settings.invited[locals.locale](email) });
	},
	revoke: async ({ request, locals }) => {
		const { db } = requireRight(locals, 'administration');
		const given = invitationForm.safeParse(Object.fromEntries(await request.formData()));
		if (!given.success) return fail(400, { refusal: errorWords('invalid', locals.locale) });
		try {
			await colleagues.revokeInvitation(db, given.data.id);
		} catch (error) {
			if (!(error instanceof DbError)) throw error;
			return fail(error.status, { refusal: errorWords(error.code, locals.locale) });
		}
		return { isChanged: true };
	},
	membership: async ({ request, locals }) => {
		const { db } = requireRight(locals, 'administration');
		const given = membershipForm.safeParse(Object.fromEntries(await request.formData()));
		if (!given.success) return fail(400, { refusal: errorWords('invalid', locals.locale) });
		const { user, role, is_active: isActive } = given.data;
		try {
			await colleagues.setMembership(db, { user, role, isActive });
		} catch (error) {
			if (!(error instanceof DbError)) throw error;
			return fail(error.status, { refusal: errorWords(error.code, locals.locale) });
		}
		return { isChanged: true };
	}
};
