/** The numbers of the charts as tables, for people, for files and for those without script. */
import type { ChartData } from '#lib/components/charts/chart-data.ts';
import { count, score } from '#lib/format/numbers.ts';
import { charts } from '#lib/messages/dashboard-charts.ts';
import { dashboard } from '#lib/messages/dashboard.ts';
import { say, type Locale } from '#lib/messages/message.ts';
import type { DimensionRow, GroupRow, Measured } from './dashboard-view.ts';
import { groupName, groupReason, named, reason, value } from './said.ts';

type Named = { key: string; label: string; main: Measured; note: string };

/** One line a name: the number, both ends of its interval, n, and why there is no number. */
export function intervalTable(
	rows: readonly Named[],
	heading: string,
	isGap: boolean,
	locale: Locale
): ChartData {
	const words = { ...say(dashboard, locale), ...say(charts, locale) };
	const number = (measured: number) => value(measured, isGap, locale);
	return {
		columns: [
			{ label: heading },
			{ label: isGap ? words.gap : words.perception, format: number },
			{ label: words.lower, format: number },
			{ label: words.upper, format: number },
			{ label: words.n, format: (n) => count(n, locale) },
			{ label: words.note }
		],
		rows: rows.map(({ key, label, main, note }) => ({
			key,
			cells: [label, main.value, main.ci?.[0] ?? null, main.ci?.[1] ?? null, main.n, note]
		}))
	};
}

export function dimensionTable(
	rows: readonly DimensionRow[],
	isGap: boolean,
	locale: Locale
): ChartData {
	const lines = rows.map(({ code, name, main }) => ({
		key: code,
		label: named(name, code, locale),
		main,
		note: main.value === null ? reason(main.reason, locale) : ''
	}));
	return intervalTable(lines, say(dashboard, locale).dimension, isGap, locale);
}

export function groupTable(
	rows: readonly GroupRow[],
	heading: string,
	isGap: boolean,
	locale: Locale
): ChartData {
	const lines = rows.map((row) => ({
		key: row.key,
		label: groupName(row, locale),
		main: row.main,
		note: row.main.value === null ? groupReason(row, locale) : ''
	}));
	return intervalTable(lines, heading, isGap, locale);
}

/** Expectation and perception side by side, as the radar draws them. */
export function radarTable(
	rows: readonly DimensionRow[],
	isGap: boolean,
	locale: Locale
): ChartData {
	const words = say(dashboard, locale);
	const rating = (mean: number) => score(mean, locale);
	return {
		columns: [
			{ label: words.dimension },
			...(isGap ? [{ label: words.expectation, format: rating }] : []),
			{ label: words.perception, format: rating },
			{ label: words.n, format: (n: number) => count(n, locale) }
		],
		rows: rows.map(({ code, name, expectation, perception, main }) => ({
			key: code,
			cells: [
				named(name, code, locale),
				...(isGap ? [expectation.mean] : []),
				perception.mean,
				main.n
			]
		}))
	};
}
