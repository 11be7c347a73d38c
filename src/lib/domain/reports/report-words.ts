import { common } from '#lib/messages/common.ts';
import { say, type Locale } from '#lib/messages/message.ts';
import type { LocalText } from '../servqual/survey-sums.ts';
import type { Reason } from '../statistics/estimate.ts';

/** A name in the language of the report, else in the other, else its code. */
export function inReport(text: LocalText | undefined, code: string, locale: Locale): string {
	return text?.[locale] ?? text?.zh ?? text?.en ?? code;
}

/** Why a number is missing; empty where it is not. */
export function whyMissing(
	value: number | null,
	reason: Reason | undefined,
	locale: Locale
): string {
	if (value !== null) return '';
	const words = say(common, locale);
	switch (reason) {
		case 'suppressed':
			return words.suppressed;
		case 'zero_variance':
			return words.zeroVariance;
		case 'not_asked':
			return words.notAsked;
		default:
			return words.notEnoughData;
	}
}
