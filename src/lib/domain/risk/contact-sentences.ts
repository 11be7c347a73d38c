/** Sentences for what a service contact tells, beyond its waits. */
import { say } from '#lib/messages/message.ts';
import { contactSentences } from '#lib/messages/signal-sentences.ts';
import { numberOf, textOf } from './evidence.ts';
import { plain } from './figures.ts';
import { quantityOf, source, where, type Sentence } from './sentence-parts.ts';

export const standardSentence: Sentence = (context) => {
	const { evidence } = context.row;
	const [measured, promised] = [numberOf(evidence, 'measured'), numberOf(evidence, 'promised')];
	const quantity = textOf(evidence, 'quantity');
	if (measured === null || promised === null || quantity === null) return null;
	const { name, unit } = quantityOf(quantity, context.locale);
	return say(contactSentences, context.locale).standard(
		name,
		plain(measured) + unit,
		plain(promised) + unit,
		where(context)
	);
};

export const againSentence: Sentence = (context) => {
	const { evidence } = context.row;
	const [contacts, days] = [numberOf(evidence, 'contacts'), numberOf(evidence, 'days')];
	if (contacts === null || days === null) return null;
	return say(contactSentences, context.locale).again(contacts, Math.max(1, days), where(context));
};

/** A fact that was named with the contact. */
export const factSentence =
	(fact: 'fault' | 'cancelled' | 'promise' | 'callback'): Sentence =>
	(context) =>
		say(contactSentences, context.locale)[fact](where(context));

/** Of a service contact, or of an invitation that came back. */
export const undeliveredSentence: Sentence = (context) =>
	say(contactSentences, context.locale).undelivered(source(context));
