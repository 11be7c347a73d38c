import { redirect } from '@sveltejs/kit';
import { sessionEmail } from '#lib/server/account.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	if (locals.staff) redirect(303, '/');
	const email = await sessionEmail(locals.client);
	if (email === null) redirect(303, '/sign-in');
	return { email };
};
