import { error, redirect } from '@sveltejs/kit';
import { isLocale } from '#lib/messages/message.ts';
import { unwrap } from '#lib/server/db.ts';
import { nextPath } from '#lib/server/web/next-path.ts';
import { rememberedFor } from '#lib/server/web/preference-cookie.ts';
import { LOCALE_COOKIE } from '#lib/server/web/preferences.ts';
import type { RequestHandler } from './$types';

/** Remembers the chosen language: in this browser, and for staff wherever they sign in. */
export const POST: RequestHandler = async ({ request, cookies, locals, url }) => {
	const form = await request.formData();
	const locale = form.get('locale');
	if (!isLocale(locale)) error(400, 'invalid');
	cookies.set(LOCALE_COOKIE, locale, rememberedFor(url));
	if (locals.staff) unwrap(await locals.client.rpc('set_own_locale', { p_locale: locale }));
	redirect(303, withoutLanguage(nextPath(form.get('next'))));
};

/** A language in the address would win over the one just chosen. */
function withoutLanguage(path: string): string {
	const to = new URL(path, 'http://here');
	to.searchParams.delete('lang');
	return path.includes('lang=') ? to.pathname + to.search : path;
}
