import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** Ends this session here and at the auth service; other devices stay signed in. */
export const POST: RequestHandler = async ({ locals }) => {
	await locals.client.auth.signOut({ scope: 'local' });
	redirect(303, '/sign-in');
};
