/** Measured numbers in the words of the page, for tables, charts and screen readers alike. */
import type { ChartPoint } from '#lib/components/charts/whiskers.ts';
import type { MeasurementFilter } from '#lib/domain/servqual/measurement-document.ts';
import type { LocalText } from '#lib/domain/servqual/survey-sums.ts';
import { SUPPRESS_BELOW_N } from '#lib/domain/servqual/thresholds.ts';
import type { Reason } from '#lib/domain/statistics/estimate.ts';
import { calendarDay, month } from '#lib/format/dates.ts';
import {
	count,
	interval,
	MISSING,
	percent,
	sampleSize,
	score,
	signedGap
} from '#lib/format/numbers.ts';
import { inLocale } from '#lib/format/text.ts';
import { answerFlags } from '#lib/messages/answer-flags.ts';
import { common } from '#lib/messages/common.ts';
import { dashboard } from '#lib/messages/dashboard.ts';
import { say, type Locale } from '#lib/messages/message.ts';
import type { DashboardView, GroupRow, Measured } from './dashboard-view.ts';

/** "−0.59": a gap carries its sign, a rating none. */
export function value(number: number | null, isGap: boolean, locale: Locale, digits = 2): string {
	return isGap ? signedGap(number, locale, digits) : score(number, locale, digits);
}

/** "−0.59 [−0.68, −0.49], n = 360", or why there is no number. */
export function inFull(measured: Measured, isGap: boolean, locale: Locale): string {
	if (measured.value === null) return reason(measured.reason, locale);
	const number = `${value(measured.value, isGap, locale)} ${interval(measured.ci, locale)}`;
	return measured.n === null ? number : `${number}, ${sampleSize(measured.n, locale)}`;
}

/** "[56%, 67%]" */
export function shareInterval(ci: Measured['ci'], locale: Locale): string {
	return ci === null ? MISSING : `[${percent(ci[0], locale)}, ${percent(ci[1], locale)}]`;
}

export function reason(why: Reason | undefined, locale: Locale): string {
	const words = say(common, locale);
	switch (why) {
		case 'suppressed':
			return words.suppressed;
		case 'zero_variance':
			return words.zeroVariance;
		case 'not_asked':
			return words.notAsked;
		default:
			return words.notEnoughData;
	}
}

/** Why a site or a month shows no number. */
export function groupReason({ main, suppressed }: GroupRow, locale: Locale): string {
	const words = say(dashboard, locale);
	if (suppressed === 'complementary') return words.withheld;
	if (suppressed === 'primary') return words.fewerThan(count(SUPPRESS_BELOW_N, locale));
	return main.n === 0 ? words.noAnswers : reason(main.reason, locale);
}

/** The name of a site, or of a month ("2026-05"). */
export function groupName({ key, name }: GroupRow, locale: Locale): string {
	if (name !== null) return inLocale(name, locale) || key;
	return /^\d{4}-\d\d$/.test(key) ? month(`${key}-01T00:00:00Z`, locale, 'UTC') : key;
}

/** A site or a month as a point of a chart. */
export function groupPoint(row: GroupRow, isGap: boolean, locale: Locale): ChartPoint {
	const { key, main } = row;
	const label = groupName(row, locale);
	const said = main.value === null ? groupReason(row, locale) : inFull(main, isGap, locale);
	const text = say(dashboard, locale).chartValue(label, said);
	return { key, label, value: main.value, ci: main.ci, text };
}

/** All numbers of a chart in words. */
export function describe(
	title: string,
	points: readonly { text: string }[],
	locale: Locale
): string {
	const words = say(dashboard, locale);
	return words.chartOf(title, points.map(({ text }) => text).join(words.listSeparator));
}

/** What the numbers of a chart are, with their unit. */
export function axisTitleOf(
	{ isGap, scale }: Pick<DashboardView, 'isGap' | 'scale'>,
	locale: Locale
): string {
	const words = say(dashboard, locale);
	return isGap
		? words.axisGap
		: words.axisPerception(count(scale.min, locale), count(scale.max, locale));
}

export function named(name: LocalText, code: string, locale: Locale): string {
	return inLocale(name, locale) || code;
}

export function period({ from, to }: MeasurementFilter, locale: Locale): string {
	const words = say(dashboard, locale);
	if (from !== undefined && to !== undefined) {
		return words.between(calendarDay(from, locale), calendarDay(to, locale));
	}
	if (from !== undefined) return words.since(calendarDay(from, locale));
	return to === undefined ? words.allDates : words.until(calendarDay(to, locale));
}

/** "n = 360 · 1 Jan 2026 to 31 Mar 2026": what every number of a page rests on. */
export function basisOf(
	received: number | null,
	filter: MeasurementFilter,
	locale: Locale
): string {
	const words = say(dashboard, locale);
	const n =
		received === null
			? words.nBelow(count(SUPPRESS_BELOW_N, locale))
			: sampleSize(received, locale);
	return words.basis(n, period(filter, locale));
}

/** "Left out: Fast, Duplicate"; null when every answer counts. */
export function leftOut({ exclude = [] }: MeasurementFilter, locale: Locale): string | null {
	if (exclude.length === 0) return null;
	const names = exclude.map((flag) => say(answerFlags, locale)[flag]);
	return say(dashboard, locale).leftOut(names.join(locale === 'zh' ? '、' : ', '));
}

/** Channels are codes of the organisation; the usual ones have names. */
export function channelName(code: string, locale: Locale): string {
	const words = say(dashboard, locale);
	const usual: Record<string, string> = {
		counter: words.channelCounter,
		phone: words.channelPhone,
		visit: words.channelVisit,
		web: words.channelWeb
	};
	return usual[code] ?? code;
}
