/** The same signal with several customers of one place: what a case about them is called. */
import { clusters } from '#lib/messages/clusters.ts';
import { LOCALES, type Locale } from '#lib/messages/message.ts';
import { reasons, signals } from '#lib/messages/risk.ts';
import type { Words } from './ledger.ts';
import { isSignal } from './signals.ts';

export type Cluster = {
	readonly signal: string;
	/** Null where the signal tells of no service. */
	readonly service: Words | null;
	/** How many. */
	readonly customers: number;
};

/** What a signal is called, also one that this version does not know. */
export function nameOfSignal(code: string, locale: Locale): string {
	return isSignal(code) ? signals[code][locale] : reasons.unnamed[locale](code);
}

/**
 * "Heating, block 7: 6 customers (wait beyond the promise)".
 *
 * Missing: what has no name in the language is named in the other; a place without any name is left out.
 */
export function clusterTitle(
	{ signal, service, customers }: Cluster,
	site: Words | null,
	locale: Locale
): string {
	const places = [service, site]
		.map((words) => nameOf(words, locale))
		.filter((name) => name !== '');
	return clusters.title[locale](places, customers, nameOfSignal(signal, locale));
}

function nameOf(words: Words | null, locale: Locale): string {
	const other = LOCALES.find((each) => each !== locale);
	return words?.[locale] ?? (other && words?.[other]) ?? '';
}
