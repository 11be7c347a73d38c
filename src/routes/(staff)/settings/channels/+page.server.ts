import { fail } from '@sveltejs/kit';
import { message, setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { errorWords } from '#lib/messages/errors.ts';
import { channelForm, channelToChange } from '#lib/schemas/channel.ts';
import * as channels from '#lib/server/channels.ts';
import { DbError } from '#lib/server/db.ts';
import { requireRight } from '../../require-right.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { db } = requireRight(locals, 'administration');
	const [list, create] = await Promise.all([channels.list(db), superValidate(zod4(channelForm))]);
	return { list, create };
};

export const actions: Actions = {
	create: async ({ request, locals }) => {
		const { db } = requireRight(locals, 'administration');
		const form = await superValidate(request, zod4(channelForm));
		if (!form.valid) return fail(400, { form });
		try {
			// The answer of this request is the only place where the secret is ever shown.
			return message(form, { secret: await channels.add(db, form.data) });
		} catch (refusal) {
			if (!(refusal instanceof DbError) || refusal.code !== 'channel_exists') throw refusal;
			return setError(form, 'code', 'channel_taken');
		}
	},
	change: async ({ request, locals }) => {
		const { db } = requireRight(locals, 'administration');
		const given = channelToChange.safeParse(Object.fromEntries(await request.formData()));
		if (!given.success) return fail(400, { refusal: errorWords('invalid', locals.locale) });
		const { code, to } = given.data;
		try {
			if (to === 'new_secret') return { secret: await channels.renewSecret(db, code) };
			await channels.setActive(db, code, to === 'on');
		} catch (error) {
			if (!(error instanceof DbError)) throw error;
			return fail(error.status, { refusal: errorWords(error.code, locals.locale) });
		}
		return { isChanged: true };
	}
};
