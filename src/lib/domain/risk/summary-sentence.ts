import { say, type Locale } from '#lib/messages/message.ts';
import { bands, summaries } from '#lib/messages/risk.ts';
import type { Counterfactual } from './counterfactual.ts';
import { dayOf, plain } from './figures.ts';
import type { HistoryEntry } from './history.ts';
import { nameOfReason } from './signals.ts';
import type { Standing } from './standing.ts';

type Facts = {
	standing: Standing;
	/** The entry before the present one, if there was one. */
	previous: HistoryEntry | null;
	counterfactual: Counterfactual | null;
};

/**
 * "Amber, 6 points (was 2 on 3 May). Would be Watch without the Responsiveness gap."
 *
 * Unit: points. Range: one or two sentences in each language.
 * Missing: an unknown customer is told to be unknown, and why; never as 0 points.
 * Source: the ledger, through `standingAt`, `historyOf` and `counterfactual`.
 */
export function summarySentence(facts: Facts, timeZone: string): { zh: string; en: string } {
	return { zh: inLocale(facts, 'zh', timeZone), en: inLocale(facts, 'en', timeZone) };
}

function inLocale({ standing, previous, counterfactual }: Facts, locale: Locale, timeZone: string) {
	const t = say(summaries, locale);
	const names = say(bands, locale);
	if (standing.band === null) return t.unknown;
	const before =
		previous && previous.band !== null
			? t.before(plain(previous.score), dayOf(previous.at, locale, timeZone))
			: '';
	const without = counterfactual
		? t.without(names[counterfactual.band], nameOfReason(counterfactual.row)[locale])
		: '';
	return t.standing(names[standing.band], plain(standing.score)) + before + t.end + without;
}
