/** The language and theme of a request. */
import { isLocale, type Locale } from '#lib/messages/message.ts';
import type { RequestEvent } from '@sveltejs/kit';

export const LOCALE_COOKIE = 'heed_locale';
export const THEME_COOKIE = 'heed_theme';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export function isTheme(value: unknown): value is Theme {
	return THEMES.some((theme) => theme === value);
}

/** The address may ask for a language, then the person's choice counts, then the browser's. */
export function localeOf(event: RequestEvent, chosen: Locale | null): Locale {
	const asked = event.url.searchParams.get('lang');
	if (isLocale(asked)) return asked;
	const cookie = event.cookies.get(LOCALE_COOKIE);
	if (isLocale(cookie)) return cookie;
	return chosen ?? preferredLocale(event.request.headers.get('accept-language') ?? '');
}

/** The first language of an Accept-Language header that the product speaks; else Chinese. */
export function preferredLocale(header: string): Locale {
	const ranked = header
		.split(',')
		.map((part) => {
			const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
			const quality = parameters.find((one) => one.trim().startsWith('q='));
			return {
				language: tag.split('-')[0],
				quality: quality ? Number(quality.trim().slice(2)) : 1
			};
		})
		.sort((a, b) => b.quality - a.quality);
	return ranked.map(({ language }) => language).find(isLocale) ?? 'zh';
}

export function themeOf(event: RequestEvent): Theme {
	const cookie = event.cookies.get(THEME_COOKIE);
	return isTheme(cookie) ? cookie : 'auto';
}
