import { say, type Locale } from '#lib/messages/message.ts';
import { comparables } from '#lib/messages/observed-rates.ts';
import { bands, summaries } from '#lib/messages/risk.ts';
import type { Counterfactual } from './counterfactual.ts';
import { dayOf, plain } from './figures.ts';
import type { HistoryEntry } from './history.ts';
import { COMPARABLE_MIN, type Comparable } from './observed-rates.ts';
import { nameOfReason } from './signals.ts';
import type { Standing } from './standing.ts';

type Facts = {
	standing: Standing;
	/** The entry before the present one, if there was one. */
	previous: HistoryEntry | null;
	counterfactual: Counterfactual | null;
	/** What became of comparable customers; nothing is said of them where it was not asked. */
	comparable?: Comparable | null;
};

/**
 * "Amber, 6 points (was 2 on 3 May). Would be Watch without the Responsiveness gap. Of the last 64
 * not-contacted customers at 5–7 points, 11 complained within 60 days (17%; 90% range 11–26%)."
 *
 * Unit: points; rates in percent. Range: one to three sentences in each language.
 * Missing: an unknown customer is told to be unknown, and why; never as 0 points. Too few comparable
 * customers are told to be too few.
 * Source: the ledger, through `standingAt`, `historyOf` and `counterfactual`; `comparableTo`.
 */
export function summarySentence(facts: Facts, timeZone: string): { zh: string; en: string } {
	return { zh: inLocale(facts, 'zh', timeZone), en: inLocale(facts, 'en', timeZone) };
}

function inLocale(
	{ standing, previous, counterfactual, comparable = null }: Facts,
	locale: Locale,
	timeZone: string
) {
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
	return (
		t.standing(names[standing.band], plain(standing.score)) +
		before +
		t.end +
		without +
		(comparable === null ? '' : observed(comparable, locale))
	);
}

function observed({ from, to, n, complaints, rate, ci90 }: Comparable, locale: Locale): string {
	const t = say(comparables, locale);
	const who =
		from === null
			? to === null
				? t.mustAct
				: t.upTo(plain(to))
			: to === null
				? t.from(plain(from))
				: t.between(plain(from), plain(to));
	if (rate === null || ci90 === null) return t.tooFew(n, COMPARABLE_MIN, who);
	const [lower, upper] = ci90.map((end) => Math.round(100 * end)) as [number, number];
	return t.rate(n, who, complaints, `${Math.round(100 * rate)}%`, String(lower), `${upper}%`);
}
