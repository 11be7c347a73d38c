import { isLocale, LOCALES, type Locale } from '#lib/messages/message.ts';

/** The languages of a report, in order: the reader's own, the one asked for, or both. */
export function reportLanguages(asked: string | null, own: Locale): readonly Locale[] {
	if (asked === 'both') return [own, ...LOCALES.filter((other) => other !== own)];
	return [isLocale(asked) ? asked : own];
}
