/** Figures inside a reason's sentence. Short forms: tables and tiles have those of `format`. */
import { LANGUAGE_TAGS, type Locale } from '#lib/messages/message.ts';

const MINUS = '−';

/** Points with their sign: "+2", "−2", "0". */
export function signed(value: number): string {
	return `${value > 0 ? '+' : ''}${plain(value)}`;
}

/** Up to two decimals, none that are zero: "−1.4", "6.25", "5". */
export function plain(value: number): string {
	return String(Math.round(value * 100) / 100).replace('-', MINUS);
}

/** The day without the year, which the reader sees beside it: "5月12日", "12 May". */
export function dayOf(at: string, locale: Locale, timeZone: string): string {
	return new Intl.DateTimeFormat(LANGUAGE_TAGS[locale], {
		day: 'numeric',
		month: 'short',
		timeZone
	}).format(new Date(at));
}
