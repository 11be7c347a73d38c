import type { Locale } from '#lib/messages/message.ts';
import type { LocalText } from '../surveys/content.ts';

/** A text in the wanted language, else in the other one. */
export function inEither(text: LocalText, locale: Locale): string {
	return text[locale] ?? text[locale === 'zh' ? 'en' : 'zh'] ?? '';
}
