import type { ChartData } from '#lib/components/charts/chart-data.ts';
import type { ControlView } from '#lib/domain/reports/control-view.ts';
import { count } from '#lib/format/numbers.ts';
import { inLocale } from '#lib/format/text.ts';
import { charts } from '#lib/messages/dashboard-charts.ts';
import { dashboard } from '#lib/messages/dashboard.ts';
import { say, type Locale } from '#lib/messages/message.ts';
import { when } from '#lib/messages/when.ts';
import { value } from '../said.ts';
import { monthInFull, monthName, signalList } from './chart-words.ts';
import type { Marked } from './marks.ts';

/** The titles of the events of one month, in one line. */
export function eventTitles({ events }: Marked, place: number, locale: Locale): string {
	return events
		.filter((event) => event.place === place)
		.map(({ title }) => inLocale(title, locale))
		.join(locale === 'zh' ? '、' : ', ');
}

/** A control chart as a table: the number, its interval, n, the limits, the rules, and what happened. */
export function controlTable(
	view: ControlView,
	marked: Marked,
	isGap: boolean,
	runningMonth: string,
	locale: Locale
): ChartData {
	const words = { ...say(dashboard, locale), ...say(charts, locale), ...say(when, locale) };
	const number = (measured: number) => value(measured, isGap, locale);
	return {
		columns: [
			{ label: words.month },
			{ label: isGap ? words.gap : words.mean, format: number },
			{ label: words.lower, format: number },
			{ label: words.upper, format: number },
			{ label: words.n, format: (n) => count(n, locale) },
			{ label: words.lowerLimit, format: number },
			{ label: words.upperLimit, format: number },
			{ label: words.signalsColumn },
			{ label: words.eventsColumn },
			{ label: words.note }
		],
		rows: view.months.map((month, place) => ({
			key: month.key,
			cells: [
				monthName(month.key, locale),
				month.mean,
				month.ci?.[0] ?? null,
				month.ci?.[1] ?? null,
				month.n,
				month.lower,
				month.upper,
				signalList(month, locale),
				eventTitles(marked, place, locale),
				[
					month.mean === null ? monthInFull(month, isGap, locale) : '',
					month.key === runningMonth ? words.runningMonth : ''
				]
					.filter((note) => note !== '')
					.join(locale === 'zh' ? '，' : ', ')
			]
		}))
	};
}
