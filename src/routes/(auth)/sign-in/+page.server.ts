import { fail, redirect } from '@sveltejs/kit';
import { message, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { errorWords } from '#lib/messages/errors.ts';
import { signInForm } from '#lib/schemas/account.ts';
import { sessionEmail } from '#lib/server/account.ts';
import { DbError } from '#lib/server/db.ts';
import { signIn } from '#lib/server/sign-in.ts';
import { dropTooLong } from '#lib/server/web/echo.ts';
import { nextPath } from '#lib/server/web/next-path.ts';
import { statusOf } from '#lib/server/web/refusals.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const next = nextPath(url.searchParams.get('next'));
	if (locals.staff) redirect(303, next);
	if ((await sessionEmail(locals.client)) !== null) redirect(303, '/no-access');
	return { form: await superValidate({ next }, zod4(signInForm), { errors: false }) };
};

export const actions: Actions = {
	default: async ({ request, locals, getClientAddress }) => {
		const form = await superValidate(request, zod4(signInForm));
		const { email, password, next } = form.data;
		form.data.password = ''; // never sent back
		if (!form.valid) {
			dropTooLong(form);
			return fail(400, { form });
		}
		try {
			await signIn(locals.client, { email, password, address: getClientAddress() });
		} catch (error) {
			if (!(error instanceof DbError)) throw error;
			return message(form, errorWords(error.code, locals.locale), { status: statusOf(error) });
		}
		redirect(303, nextPath(next));
	}
};
