/** Sentences for what questions and words of an answer tell. */
import { say } from '#lib/messages/message.ts';
import { reasons } from '#lib/messages/risk.ts';
import { answerSentences, contactSentences } from '#lib/messages/signal-sentences.ts';
import { numberOf, textOf, wordsOf } from './evidence.ts';
import { plain } from './figures.ts';
import { source, where, type Context, type Sentence } from './sentence-parts.ts';

export const unclearSentence: Sentence = (context) => {
	const option = optionOf(context);
	return option && say(answerSentences, context.locale).unclear(option, source(context));
};

/** Told outright in a question, or found in words. */
export const ignoredSentence: Sentence = (context) => {
	const t = say(answerSentences, context.locale);
	const option = optionOf(context);
	if (option !== null) return t.disrespected(option, source(context));
	const words = textOf(context.row.evidence, 'words');
	return words && t.ignored(words, source(context));
};

export const contradictionSentence: Sentence = (context) => {
	const { row, locale } = context;
	const t = say(answerSentences, locale);
	const [overall, most] = [numberOf(row.evidence, 'overall'), numberOf(row.evidence, 'scale_max')];
	if (overall === null || most === null) return null;
	const words = textOf(row.evidence, 'words');
	const rated = say(reasons, locale).outOf(plain(overall), plain(most));
	return t.contradiction(rated, words ? t.quoted(words) : '', source(context));
};

export const effortSentence: Sentence = (context) => {
	const rated = ratedIn(context);
	return rated && say(answerSentences, context.locale).effort(rated, source(context));
};

/** Thinks of another provider, or would hardly choose this one again. */
export const switchingSentence: Sentence = (context) => {
	const t = say(answerSentences, context.locale);
	const rated = ratedIn(context);
	const isOfLoyalty = textOf(context.row.evidence, 'question') === 'loyalty';
	return rated && (isOfLoyalty ? t.disloyal : t.switching)(rated, source(context));
};

export const allMetSentence: Sentence = (context) => {
	const dimensions = numberOf(context.row.evidence, 'dimensions');
	return dimensions === null
		? null
		: say(answerSentences, context.locale).allMet(dimensions, source(context));
};

export const contactSentence: Sentence = (context) =>
	say(reasons, context.locale).contact(source(context));

export const regulatorSentence: Sentence = (context) => {
	const words = textOf(context.row.evidence, 'words');
	if (words) return say(reasons, context.locale).mentioned(words, source(context));
	const isOfContact = textOf(context.row.evidence, 'encounter') !== null;
	return isOfContact ? say(contactSentences, context.locale).regulator(where(context)) : null;
};

export const publicSentence: Sentence = (context) => {
	const words = textOf(context.row.evidence, 'words');
	if (words) return say(answerSentences, context.locale).goesPublic(words, source(context));
	const isOfContact = textOf(context.row.evidence, 'encounter') !== null;
	return isOfContact ? say(contactSentences, context.locale).posted(where(context)) : null;
};

/** An answer to a rating, on the scale it was given on. */
function ratedIn({ row, locale }: Context): string | null {
	const [answer, most] = [numberOf(row.evidence, 'answer'), numberOf(row.evidence, 'scale_max')];
	return answer === null || most === null
		? null
		: say(reasons, locale).outOf(plain(answer), plain(most));
}

/** The option as the customer read it. */
function optionOf({ row, locale }: Context): string | null {
	return wordsOf(row.evidence, 'option', locale) ?? textOf(row.evidence, 'answer');
}
