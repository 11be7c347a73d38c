import { COMPARABLE_MIN, type ObservedRate } from '#lib/domain/risk/observed-rates.ts';
import { count, percent } from '#lib/format/numbers.ts';
import { learning } from '#lib/messages/learning.ts';
import { say, type Locale } from '#lib/messages/message.ts';

/** "17% [11%, 26%] (11 of 64)", or that there are too few. */
export function rateWords({ n, complaints, rate, ci90 }: ObservedRate, locale: Locale): string {
	const t = say(learning, locale);
	if (rate === null) return t.notEnough(count(COMPARABLE_MIN, locale));
	return t.rateOf(
		percent(rate, locale, 1),
		shareInterval(ci90, locale),
		count(complaints, locale),
		count(n, locale)
	);
}

export function shareInterval(ci: readonly [number, number] | null, locale: Locale): string {
	return ci === null ? '' : `[${percent(ci[0], locale, 1)}, ${percent(ci[1], locale, 1)}]`;
}
