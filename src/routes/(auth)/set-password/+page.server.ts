import { fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { setPasswordForm } from '#lib/schemas/account.ts';
import { sessionEmail, setPassword } from '#lib/server/account.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const email = await sessionEmail(locals.client);
	if (email === null) redirect(303, '/sign-in?next=/set-password');
	return { email, form: await superValidate(zod4(setPasswordForm)) };
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		if ((await sessionEmail(locals.client)) === null) redirect(303, '/sign-in?next=/set-password');
		const form = await superValidate(request, zod4(setPasswordForm));
		const { password } = form.data;
		form.data.password = ''; // never sent back
		if (!form.valid) return fail(400, { form });
		const problem = await setPassword(locals.client, password);
		if (problem) return setError(form, 'password', problem);
		redirect(303, '/');
	}
};
