import { fail } from '@sveltejs/kit';
import { message, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { errorWords } from '#lib/messages/errors.ts';
import { apiKeyForm, apiKeyToRevoke } from '#lib/schemas/staff.ts';
import * as apiKeys from '#lib/server/api-keys.ts';
import { DbError } from '#lib/server/db.ts';
import { requireRight } from '../../require-right.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { db } = requireRight(locals, 'administration');
	const [keys, form] = await Promise.all([apiKeys.list(db), superValidate(zod4(apiKeyForm))]);
	return { keys, create: form };
};

export const actions: Actions = {
	create: async ({ request, locals }) => {
		const { db } = requireRight(locals, 'administration');
		const form = await superValidate(request, zod4(apiKeyForm));
		if (!form.valid) return fail(400, { form });
		// The answer of this request is the only place where the key is ever shown.
		const { key } = await apiKeys.create(db, form.data);
		return message(form, { key });
	},
	revoke: async ({ request, locals }) => {
		const { db } = requireRight(locals, 'administration');
		const given = apiKeyToRevoke.safeParse(Object.fromEntries(await request.formData()));
		if (!given.success) return fail(400, { refusal: errorWords('invalid', locals.locale) });
		try {
			await apiKeys.revoke(db, given.data.id);
		} catch (error) {
			if (!(error instanceof DbError)) throw error;
			return fail(error.status, { refusal: errorWords(error.code, locals.locale) });
		}
		return { isRevoked: true };
	}
};
