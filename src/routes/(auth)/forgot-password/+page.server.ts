import { fail } from '@sveltejs/kit';
import { message, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { errorWords } from '#lib/messages/errors.ts';
import { forgotPasswordForm } from '#lib/schemas/account.ts';
import { requestReset } from '#lib/server/account.ts';
import { DbError } from '#lib/server/db.ts';
import { dropTooLong } from '#lib/server/web/echo.ts';
import { statusOf } from '#lib/server/web/refusals.ts';
import type { Actions, PageServerLoad } from './$types';

type Outcome = { isSent: boolean; words?: string };

export const load: PageServerLoad = async () => ({
	form: await superValidate<{ email: string }, Outcome>(zod4(forgotPasswordForm))
});

export const actions: Actions = {
	default: async ({ request, locals, getClientAddress }) => {
		const form = await superValidate<{ email: string }, Outcome>(request, zod4(forgotPasswordForm));
		if (!form.valid) {
			dropTooLong(form);
			return fail(400, { form });
		}
		try {
			await requestReset(form.data.email, getClientAddress());
		} catch (error) {
			if (!(error instanceof DbError)) throw error;
			const words = errorWords(error.code, locals.locale);
			return message(form, { isSent: false, words }, { status: statusOf(error) });
		}
		return message(form, { isSent: true });
	}
};
