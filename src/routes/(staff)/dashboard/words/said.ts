/** What was read in a text, in the words of the page. */
import { say, type Locale } from '#lib/messages/message.ts';
import { readCauses } from '#lib/messages/read-causes.ts';
import { words } from '#lib/messages/words.ts';

const MOST_MOVERS = 5;

/** "Felt ignored: “no reply”" */
export function said(name: string, found: readonly string[], locale: Locale): string {
	const t = say(words, locale);
	return t.saidAs(name, found.join(say(readCauses, locale).listMark));
}

/** The words that moved the reading most, with the way they moved it; empty without any. */
export function movers(grams: readonly { gram: string; weight: number }[], locale: Locale): string {
	const t = say(words, locale);
	return grams
		.slice(0, MOST_MOVERS)
		.map(({ gram, weight }) => (weight > 0 ? t.towards(gram) : t.away(gram)))
		.join(locale === 'zh' ? '、' : ', ');
}
