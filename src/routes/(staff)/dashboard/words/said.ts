/** What was read in a text, in the words of the page. */
import { CASE_CAUSES, causeOf } from '#lib/domain/cases/causes.ts';
import { percent } from '#lib/format/numbers.ts';
import { say, type Locale } from '#lib/messages/message.ts';
import { words } from '#lib/messages/words.ts';
import type { ShownGuess } from '#lib/schemas/words.ts';

const MOST_MOVERS = 5;

/** "Product · Food quality"; a leaf without a group stands alone, an unknown code as it is. */
export function causeName(code: string, locale: Locale): string {
	const cause = causeOf(code);
	if (cause === null) return code;
	const group = cause.parent === null ? null : causeOf(cause.parent);
	return [group, cause].flatMap((each) => each?.name[locale] ?? []).join(' · ');
}

export function causeOptions(locale: Locale): { value: string; label: string }[] {
	return CASE_CAUSES.map(({ code }) => ({ value: code, label: causeName(code, locale) }));
}

/** "Felt ignored: “no reply”" */
export function said(name: string, found: readonly string[], locale: Locale): string {
	const t = say(words, locale);
	return t.saidAs(name, found.join(t.listMark));
}

/** The words that moved the reading most, with the way they moved it; empty without any. */
export function movers(grams: readonly { gram: string; weight: number }[], locale: Locale): string {
	const t = say(words, locale);
	return grams
		.slice(0, MOST_MOVERS)
		.map(({ gram, weight }) => (weight > 0 ? t.towards(gram) : t.away(gram)))
		.join(locale === 'zh' ? '、' : ', ');
}

/**
 * "Product · Food quality, 62%, because of “cold”". Of words alone no probability is shown: it says how many of them
 * there were, not how often that is right.
 */
export function suggested(
	{ code, probability, words: spoken, source }: ShownGuess,
	locale: Locale
): string {
	const t = say(words, locale);
	return t.suggestion(
		causeName(code, locale),
		source === 'model' ? t.probable(percent(probability, locale)) : '',
		spoken.length === 0 ? '' : t.because(spoken.join(t.listMark))
	);
}
