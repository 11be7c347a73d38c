import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** Staff go to where their work is; everybody else finds out what this is. */
export const load: PageServerLoad = ({ locals }) => {
	if (locals.staff) redirect(303, locals.staff.role === 'agent' ? '/customers' : '/dashboard');
};
