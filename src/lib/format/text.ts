/** Text that an organisation wrote itself: in both languages, or in one only. */
import { LOCALES, type Locale } from '#lib/messages/message.ts';

export type Bilingual = { readonly [L in Locale]?: string | null | undefined };

/** Which language can be shown: the one asked for if it has words, else the other, else none. */
export function localeOf(text: Bilingual | null | undefined, locale: Locale): Locale | null {
	const order = [locale, ...LOCALES.filter((other) => other !== locale)];
	return order.find((each) => text?.[each]?.trim()) ?? null;
}

/** The words in the language asked for, else in the other. Blank words count as missing. */
export function inLocale(text: Bilingual | null | undefined, locale: Locale): string {
	const found = localeOf(text, locale);
	return (found && text?.[found]) ?? '';
}
