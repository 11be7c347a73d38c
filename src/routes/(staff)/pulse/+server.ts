import { error, text } from '@sveltejs/kit';
import { pulse } from '#lib/server/pulse.ts';
import type { RequestHandler } from './$types';

/** Asked every few seconds by open pages: a word that changes when there is something new to see. */
export const GET: RequestHandler = async ({ locals }) => {
	if (locals.staff === null) error(401, 'unauthenticated');
	return text(await pulse(locals.staff.db), { headers: { 'cache-control': 'no-store' } });
};
