/** Causes, and what was read of them, in words for people. */
import { CASE_CAUSES, causeOf } from '#lib/domain/cases/causes.ts';
import { readCauses } from '#lib/messages/read-causes.ts';
import { say, type Locale } from '#lib/messages/message.ts';
import { percent } from './numbers.ts';

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

type ShownGuess = {
	readonly code: string;
	readonly probability: number;
	readonly words: readonly string[];
	readonly source: 'rules' | 'model';
};

/**
 * "Product · Food quality, 62%, because of “cold”". Of words alone no probability is shown: it says how many of them
 * there were, not how often that is right.
 */
export function suggested(
	{ code, probability, words, source }: ShownGuess,
	locale: Locale
): string {
	const t = say(readCauses, locale);
	return t.suggestion(
		causeName(code, locale),
		source === 'model' ? t.probable(percent(probability, locale)) : '',
		words.length === 0 ? '' : t.because(words.join(t.listMark))
	);
}
