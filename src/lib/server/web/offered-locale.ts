/** The language of a page that may not exist in all of them. */
import { isLocale, type Locale } from '#lib/messages/message.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { LOCALE_COOKIE } from './preferences.ts';

type Asking = Pick<RequestEvent, 'url' | 'cookies' | 'locals'>;

/**
 * The first language on offer of: what the person chose here, what is known of them, what their
 * browser prefers. What is known counts more than the browser, which may be borrowed.
 */
export function offeredLocale(
	{ url, cookies, locals }: Asking,
	offered: readonly Locale[],
	known: Locale | null
): Locale {
	const asked = url.searchParams.get('lang');
	const chosen = isLocale(asked) ? asked : cookies.get(LOCALE_COOKIE);
	const wanted = [chosen, known, locals.locale, ...offered];
	const found = wanted.find((each) => offered.some((one) => one === each));
	return isLocale(found) ? found : locals.locale;
}
