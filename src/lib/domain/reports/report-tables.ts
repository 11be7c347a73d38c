import { say, type Locale } from '#lib/messages/message.ts';
import { reportTables } from '#lib/messages/report-tables.ts';
import { signalNames } from '#lib/messages/signals.ts';
import type { MeasurementDocument } from '../servqual/measurement-document.ts';
import type { SurveySums } from '../servqual/survey-sums.ts';
import { ALPHA_ON_SCREEN_FROM_N } from '../servqual/thresholds.ts';
import type { Reason } from '../statistics/estimate.ts';
import type { Interval } from '../statistics/interval.ts';
import { monthOf, type MeasurementEvent } from '../training/measurement-event.ts';
import type { ControlView } from './control-view.ts';
import type { ReportTable } from './report-table.ts';
import { inReport, whyMissing } from './report-words.ts';

/** Everything that a report is made of; the words are added here, the numbers never changed. */
export type ReportFacts = {
	sums: SurveySums;
	document: MeasurementDocument;
	control: ControlView | null;
	events: readonly MeasurementEvent[];
};

type Measured = { ci95: Interval | null; n: number | null; reason?: Reason };

export function summaryTable({ document }: ReportFacts, locale: Locale): ReportTable {
	const words = say(reportTables, locale);
	const { gap_unweighted: gap, perception, top2_box, nps } = document.overall;
	const line = (label: string, value: number | null, { ci95, n, reason }: Measured) => [
		label,
		value,
		ci95?.[0] ?? null,
		ci95?.[1] ?? null,
		n,
		whyMissing(value, reason, locale)
	];
	const counted = (label: string, value: number) => [label, value, null, null, null, ''];
	return {
		code: 'summary',
		title: words.summary,
		columns: [
			{ label: words.measure, kind: 'text' },
			{ label: words.value, kind: 'mixed' },
			{ label: words.lower, kind: 'mixed' },
			{ label: words.upper, kind: 'mixed' },
			{ label: words.n, kind: 'count' },
			{ label: words.note, kind: 'text' }
		],
		rows: [
			{ key: 'received', kind: 'count', cells: counted(words.received, document.n_received) },
			{ key: 'scored', kind: 'count', cells: counted(words.scored, document.n_scored) },
			{ key: 'gap', kind: 'gap', cells: line(words.overallGap, gap.mean, gap) },
			{
				key: 'perception',
				kind: 'score',
				cells: line(words.overallPerception, perception.mean, perception)
			},
			{ key: 'top2', kind: 'share', cells: line(words.top2, top2_box.share, top2_box) },
			{
				key: 'nps',
				kind: 'gap',
				cells: [
					...[words.nps, nps, null, null, null],
					whyMissing(nps, document.overall.reasons?.nps ?? document.overall.reason, locale)
				]
			}
		]
	};
}

export function dimensionsTable({ sums, document }: ReportFacts, locale: Locale): ReportTable {
	const words = say(reportTables, locale);
	const isGap = sums.columns.length === 2;
	const names = new Map(sums.dimensions.map(({ code, name }) => [code, name]));
	return {
		code: 'dimensions',
		title: words.dimensions,
		columns: [
			{ label: words.dimension, kind: 'text' },
			...(isGap ? [{ label: words.expectation, kind: 'score' as const }] : []),
			...(isGap ? [{ label: words.perception, kind: 'score' as const }] : []),
			{ label: isGap ? words.gap : words.perception, kind: isGap ? 'gap' : 'score' },
			{ label: words.lower, kind: 'score' },
			{ label: words.upper, kind: 'score' },
			{ label: words.n, kind: 'count' },
			{ label: words.alpha, kind: 'score' },
			{ label: words.note, kind: 'text' }
		],
		rows: document.dimensions.map(({ code, n, expectation, perception, gap, alpha }) => {
			const main = isGap ? gap : perception;
			const isAlphaShown = alpha.perception.n >= ALPHA_ON_SCREEN_FROM_N;
			return {
				key: code,
				cells: [
					inReport(names.get(code), code, locale),
					...(isGap ? [expectation.mean, perception.mean] : []),
					main.mean,
					main.ci95?.[0] ?? null,
					main.ci95?.[1] ?? null,
					n,
					isAlphaShown ? alpha.perception.raw : null,
					whyMissing(main.mean, main.reason, locale) ||
						(isAlphaShown ? '' : words.alphaFrom(String(ALPHA_ON_SCREEN_FROM_N)))
				]
			};
		})
	};
}

export function itemsTable({ sums, document }: ReportFacts, locale: Locale): ReportTable {
	const words = say(reportTables, locale);
	const isGap = sums.columns.length === 2;
	const names = new Map(sums.dimensions.map(({ code, name }) => [code, name]));
	const texts = new Map(sums.items.map(({ code, text }) => [code, text]));
	return {
		code: 'items',
		title: words.items,
		columns: [
			{ label: words.item, kind: 'text' },
			{ label: words.dimension, kind: 'text' },
			{ label: isGap ? words.gap : words.perception, kind: isGap ? 'gap' : 'score' },
			{ label: words.lower, kind: 'score' },
			{ label: words.upper, kind: 'score' },
			{ label: words.n, kind: 'count' },
			{ label: words.note, kind: 'text' }
		],
		rows: document.items.map(({ code, dimension, n, perception, gap }) => {
			const main = isGap ? gap : perception;
			return {
				key: code,
				cells: [
					inReport(texts.get(code), code, locale),
					inReport(names.get(dimension), dimension, locale),
					main.mean,
					main.ci95?.[0] ?? null,
					main.ci95?.[1] ?? null,
					n,
					whyMissing(main.mean, main.reason, locale)
				]
			};
		})
	};
}

/** Null where no month can be shown at all. */
export function monthsTable(
	{ sums, control, events }: ReportFacts,
	locale: Locale
): ReportTable | null {
	if (control === null) return null;
	const words = say(reportTables, locale);
	const rules = say(signalNames, locale);
	const isGap = sums.columns.length === 2;
	const comma = locale === 'zh' ? '、' : ', ';
	return {
		code: 'months',
		title: words.months,
		columns: [
			{ label: words.month, kind: 'text' },
			{ label: isGap ? words.gap : words.perception, kind: isGap ? 'gap' : 'score' },
			{ label: words.lower, kind: 'score' },
			{ label: words.upper, kind: 'score' },
			{ label: words.n, kind: 'count' },
			{ label: words.lowerLimit, kind: 'score' },
			{ label: words.upperLimit, kind: 'score' },
			{ label: words.rules, kind: 'text' },
			{ label: words.events, kind: 'text' },
			{ label: words.note, kind: 'text' }
		],
		rows: control.months.map(({ key, mean, ci, n, lower, upper, signals, reason }) => ({
			key,
			cells: [
				key,
				mean,
				ci?.[0] ?? null,
				ci?.[1] ?? null,
				n,
				lower,
				upper,
				signals.map((code) => rules[code]).join(comma),
				events
					.filter(({ happenedOn }) => monthOf(happenedOn) === key)
					.map(({ title }) => inReport(title, '', locale))
					.join(comma),
				whyMissing(mean, reason, locale)
			]
		}))
	};
}

export function driversTable({ sums, document }: ReportFacts, locale: Locale): ReportTable {
	const words = say(reportTables, locale);
	const { r_squared, n, reason } = document.drivers;
	const names = new Map(sums.dimensions.map(({ code, name }) => [code, name]));
	return {
		code: 'drivers',
		title: words.drivers,
		columns: [
			{ label: words.measure, kind: 'text' },
			{ label: words.stated, kind: 'share' },
			{ label: words.derived, kind: 'share' },
			{ label: words.n, kind: 'count' },
			{ label: words.note, kind: 'text' }
		],
		rows: [
			{
				key: 'r_squared',
				cells: [words.rSquared, null, r_squared, n, whyMissing(r_squared, reason, locale)]
			},
			...document.dimensions.map(({ code, importance }) => ({
				key: code,
				cells: [
					inReport(names.get(code), code, locale),
					importance.stated,
					importance.derived,
					null,
					whyMissing(importance.derived, importance.reasons?.derived ?? importance.reason, locale)
				]
			}))
		]
	};
}
