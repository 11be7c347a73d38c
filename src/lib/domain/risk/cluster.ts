/** The same signal with several customers of one place: what a case about them is called. */
import { clusters } from '#lib/messages/clusters.ts';
import { LOCALES, type Locale } from '#lib/messages/message.ts';
import { reasons, signals } from '#lib/messages/risk.ts';
import type { Words } from './ledger.ts';
import { isSignal } from './signals.ts';

export type Cluster = {
	readonly signal: string;
	/** Which dimension the signal names, in words; null where it names none, or in a cluster of several. */
	readonly dimension: Words | null;
	/** Null where the signal tells of no service. */
	readonly service: Words | null;
	/** How many. */
	readonly customers: number;
};

/** What a signal is called, also one that this version does not know. */
export function nameOfSignal(code: string, locale: Locale): string {
	return isSignal(code) ? signals[code][locale] : reasons.unnamed[locale](code);
}

/** What the customers of a cluster have in common: "Responsiveness gap", "wait beyond the promise". */
export function nameOfCommon(
	{ signal, dimension }: Pick<Cluster, 'signal' | 'dimension'>,
	locale: Locale
): string {
	const name = nameOf(dimension, locale);
	if (name === '') return nameOfSignal(signal, locale);
	return signal === 'dimension_gap'
		? reasons.gapOf[locale](name)
		: clusters.inDimension[locale](nameOfSignal(signal, locale), name);
}

/**
 * "Heating, block 7: 6 customers (wait beyond the promise)".
 *
 * Missing: what has no name in the language is named in the other; a place without any name is left out.
 */
export function clusterTitle(
	{ service, customers, ...common }: Cluster,
	site: Words | null,
	locale: Locale
): string {
	const places = [service, site]
		.map((words) => nameOf(words, locale))
		.filter((name) => name !== '');
	return clusters.title[locale](places, customers, nameOfCommon(common, locale));
}

function nameOf(words: Words | null, locale: Locale): string {
	const other = LOCALES.find((each) => each !== locale);
	return words?.[locale] ?? (other && words?.[other]) ?? '';
}
