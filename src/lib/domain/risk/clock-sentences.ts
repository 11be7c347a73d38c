/** Sentences for what only the clock or other customers tell. */
import { LANGUAGE_TAGS, say, type Locale } from '#lib/messages/message.ts';
import { clockSentences } from '#lib/messages/signal-sentences.ts';
import { numberOf, textOf, wordsOf } from './evidence.ts';
import { dayOf, plain } from './figures.ts';
import { productOf, source, type Sentence } from './sentence-parts.ts';

export const silenceSentence: Sentence = ({ row, locale, timeZone }) => {
	const t = say(clockSentences, locale);
	const invitations = numberOf(row.evidence, 'invitations');
	if (invitations === null) return null;
	const last = textOf(row.evidence, 'last_answer_at');
	return t.silence(invitations, last ? t.lastAnswer(dayOf(last, locale, timeZone)) : '');
};

export const leftSentence: Sentence = (context) => {
	const t = say(clockSentences, context.locale);
	const dimension = wordsOf(context.row.evidence, 'name', context.locale);
	return dimension ? t.leftAt(dimension, source(context)) : t.left(source(context));
};

export const seasonSentence: Sentence = ({ row, locale }) => {
	const read = (name: string) => numberOf(row.evidence, name);
	const site = wordsOf(row.evidence, 'site', locale);
	const [month, ratio, complaints] = [read('month'), read('ratio'), read('complaints')];
	if (site === null || month === null || ratio === null || complaints === null) return null;
	return say(clockSentences, locale).season(
		site,
		monthName(month, locale),
		plain(Math.round(ratio * 10) / 10),
		plain(complaints)
	);
};

export const batchSentence: Sentence = ({ row, locale }) => {
	const [customers, days] = [numberOf(row.evidence, 'customers'), numberOf(row.evidence, 'days')];
	const product = productOf(row, locale);
	if (customers === null || days === null || product === null) return null;
	return say(clockSentences, locale).batch(product, plain(customers), plain(days));
};

/** 1 is January. */
function monthName(month: number, locale: Locale): string {
	return new Intl.DateTimeFormat(LANGUAGE_TAGS[locale], { month: 'long', timeZone: 'UTC' }).format(
		Date.UTC(2026, month - 1, 1)
	);
}
