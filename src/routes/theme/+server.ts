import { error, redirect } from '@sveltejs/kit';
import { nextPath } from '#lib/server/web/next-path.ts';
import { rememberedFor } from '#lib/server/web/preference-cookie.ts';
import { isTheme, THEME_COOKIE } from '#lib/server/web/preferences.ts';
import type { RequestHandler } from './$types';

/** Remembers the chosen appearance in this browser. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
	const form = await request.formData();
	const theme = form.get('theme');
	if (!isTheme(theme)) error(400, 'invalid');
	cookies.set(THEME_COOKIE, theme, rememberedFor(url));
	redirect(303, nextPath(form.get('next')));
};
