/** A control chart in the words of the page, for chart, table and screen readers alike. */
import type { ControlMonth, ControlView } from '#lib/domain/reports/control-view.ts';
import { LIMITS_FROM_PERIODS } from '#lib/domain/statistics/control-charts/baseline.ts';
import { SEASONS_FROM_MONTHS } from '#lib/domain/reports/seasons.ts';
import type { SignalRun } from '#lib/domain/reports/signal-runs.ts';
import { TREND_FROM_PERIODS } from '#lib/domain/statistics/mann-kendall.ts';
import { month } from '#lib/format/dates.ts';
import { count, interval, pValue, score, signedGap } from '#lib/format/numbers.ts';
import { LANGUAGE_TAGS, say, type Locale } from '#lib/messages/message.ts';
import { sides, signalNames, signalWords } from '#lib/messages/signals.ts';
import { when } from '#lib/messages/when.ts';
import { groupReason, inFull } from '../said.ts';

/** Below this a difference is called reliable; the page shows p as well. */
const RELIABLE_BELOW_P = 0.05;

export function monthName(key: string, locale: Locale): string {
	return month(`${key}-01T00:00:00Z`, locale, 'UTC');
}

/** "5.43 [5.20, 5.66], n = 61", or why there is no number. */
export function monthInFull(one: ControlMonth, isGap: boolean, locale: Locale): string {
	const main = { value: one.mean, ci: one.ci, n: one.n, reason: one.reason };
	if (one.mean !== null) return inFull(main, isGap, locale);
	return groupReason(
		{ key: one.key, name: null, main, dimensions: [], suppressed: one.suppressed },
		locale
	);
}

export function signalSentence(run: SignalRun, locale: Locale): string {
	return signalWords[run.code][locale]({
		months: count(run.months, locale),
		from: monthName(run.from, locale),
		to: monthName(run.to, locale),
		side: run.side === null ? '' : sides[run.side][locale]
	});
}

export function signalList({ signals }: ControlMonth, locale: Locale): string {
	return signals.map((code) => say(signalNames, locale)[code]).join(locale === 'zh' ? '、' : ', ');
}

/** What centre and limits rest on, or why there are none. */
export function baselineSentences(view: ControlView, locale: Locale): string[] {
	const words = say(when, locale);
	const { baseline, kind, runs } = view;
	const behind = baseline?.months ?? 0;
	const sentences: string[] = [];
	if (kind === null || baseline === null) {
		sentences.push(
			behind < LIMITS_FROM_PERIODS
				? words.noLimits(count(behind, locale), count(LIMITS_FROM_PERIODS, locale))
				: words.noLimitsOther
		);
	} else if (baseline.isFrozen) {
		const [from, to] = [monthName(baseline.from, locale), monthName(baseline.to, locale)];
		sentences.push(words.frozen(from, to, count(behind, locale)));
	} else sentences.push(words.notFrozen(count(behind, locale)));
	if (view.isProvisional) sentences.push(words.provisional);
	if (runs === null) return sentences;
	if (runs.value === null) return [...sentences, words.runsTooFew];
	const { longestRun, longestRunLimit, crossings, crossingsLimit, isShifted } = runs.value;
	const said = isShifted ? words.runsShifted : words.runsCalm;
	const [run, limit, crossed, least] = [longestRun, longestRunLimit, crossings, crossingsLimit].map(
		(number) => count(number, locale)
	) as [string, string, string, string];
	return [...sentences, said(run, limit, crossed, least)];
}

export function trendSentence({ trend }: ControlView, locale: Locale): string {
	const words = say(when, locale);
	if (trend.value === null) {
		return words.trendTooFew(count(trend.n, locale), count(TREND_FROM_PERIODS, locale));
	}
	const { p, slope, slopeCi95 } = trend.value;
	const isReliable = p < RELIABLE_BELOW_P && slope !== 0;
	const said = !isReliable ? words.trendNone : slope < 0 ? words.trendDown : words.trendUp;
	const size = isReliable ? score(Math.abs(slope), locale, 3) : signedGap(slope, locale, 3);
	return said(size, interval(slopeCi95, locale, 3), pValue(p, locale), count(trend.n, locale));
}

export function seasonSentence({ seasons }: ControlView, locale: Locale): string {
	const words = say(when, locale);
	if (seasons.value === null) {
		return seasons.reason === 'too_few'
			? words.seasonTooShort(count(seasons.n, locale), count(SEASONS_FROM_MONTHS, locale))
			: words.seasonSame;
	}
	const { heating, lowest, highest, p } = seasons.value;
	const said = p < RELIABLE_BELOW_P ? words.seasonDiffers : words.seasonNone;
	return said(
		signedGap(heating, locale),
		monthOfYearName(lowest, locale),
		monthOfYearName(highest, locale),
		pValue(p, locale),
		count(seasons.n, locale)
	);
}

/** "一月", "January". */
export function monthOfYearName(month: number, locale: Locale): string {
	return new Intl.DateTimeFormat(LANGUAGE_TAGS[locale], { month: 'long', timeZone: 'UTC' }).format(
		Date.UTC(2024, month - 1, 1)
	);
}

export function methodSentence({ kind, dispersion }: ControlView, locale: Locale): string | null {
	const words = say(when, locale);
	if (kind === null) return null;
	return kind === 'values' ? words.methodValues : words.methodMeans(score(dispersion, locale));
}
