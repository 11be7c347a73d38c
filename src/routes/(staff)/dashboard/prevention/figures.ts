/** Numbers of this page in words. */
import type { Interval } from '#lib/domain/statistics/interval.ts';
import { count, MISSING, percent, score, signedGap } from '#lib/format/numbers.ts';
import type { Locale } from '#lib/messages/message.ts';
import type { Counted } from './prevention-view.ts';

/** "[8.9%, 14.1%]" */
export function shareEnds(ci: Interval | null, locale: Locale): string {
	return ci === null ? MISSING : `[${percent(ci[0], locale, 1)}, ${percent(ci[1], locale, 1)}]`;
}

/** A difference of shares in percentage points: "+9.4". */
export function inPoints(difference: number, locale: Locale): string {
	return signedGap(difference * 100, locale, 1);
}

export function pointEnds(ci: Interval, locale: Locale): string {
	return `[${inPoints(ci[0], locale)}, ${inPoints(ci[1], locale)}]`;
}

/** A number of complaints that is itself an estimate: "12.4 [3.1, 22.0]" has one digit. */
export function complaintEnds(ci: Interval, locale: Locale): string {
	return `[${score(ci[0], locale, 1)}, ${score(ci[1], locale, 1)}]`;
}

/** "16 of 200 · 8.0%", or "0 of 0" alone. */
export function partOf(
	{ count: part, n, share }: Counted,
	of: (part: string, total: string) => string,
	locale: Locale
): string {
	const said = of(count(part, locale), count(n, locale));
	return share === null ? said : `${said} · ${percent(share, locale, 1)}`;
}
