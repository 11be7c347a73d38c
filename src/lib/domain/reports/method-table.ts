import { answers } from '#lib/messages/answers.ts';
import { say, type Locale } from '#lib/messages/message.ts';
import { reportTables } from '#lib/messages/report-tables.ts';
import type { MeasurementFilter } from '../servqual/measurement-document.ts';
import { SUPPRESS_BELOW_N } from '../servqual/thresholds.ts';
import { FORMULA_VERSION } from './formula-version.ts';
import type { ReportFacts } from './report-tables.ts';
import type { ReportTable } from './report-table.ts';

/** How the report was made, so that somebody else comes to the same numbers. */
export function methodTable(facts: ReportFacts, locale: Locale): ReportTable {
	const words = say(reportTables, locale);
	const { document } = facts;
	const { exclude = [] } = document.filter;
	const flags = exclude.map((flag) => say(answers, locale)[flag]);
	const lines: [key: string, label: string, text: string][] = [
		['selection', words.ruleSelection, selectionText(document.survey, document.filter, locale)],
		['n', words.received, `${document.n_received} (${words.scored}: ${document.n_scored})`],
		[
			'excluded',
			words.ruleExcluded,
			flags.length === 0 ? words.excludedNone : flags.join(locale === 'zh' ? '、' : ', ')
		],
		['missing', words.ruleMissing, words.ruleMissingText],
		['intervals', words.ruleIntervals, words.ruleIntervalsText],
		['chart', words.ruleChart, chartText(facts, locale)],
		['suppression', words.ruleSuppression, words.limitSmall(String(SUPPRESS_BELOW_N))],
		['version', words.ruleVersion, words.ruleVersionText(FORMULA_VERSION)]
	];
	return {
		code: 'method',
		title: words.method,
		columns: [
			{ label: words.measure, kind: 'text' },
			{ label: words.value, kind: 'text' }
		],
		rows: lines.map(([key, label, text]) => ({ key, cells: [label, text] }))
	};
}

/** "survey=s; from=2026-01-01; site=north": what has to be chosen again to get the same report. */
function selectionText(survey: string, filter: MeasurementFilter, locale: Locale): string {
	const parts = Object.entries(filter).flatMap(([key, value]) =>
		typeof value === 'string' ? [`${key}=${value}`] : []
	);
	const rest = parts.length === 0 ? [say(reportTables, locale).all] : parts;
	return [`survey=${survey}`, ...rest].join('; ');
}

function chartText({ control }: ReportFacts, locale: Locale): string {
	const words = say(reportTables, locale);
	if (control === null || control.kind === null || control.baseline === null)
		return words.ruleChartNone;
	const said = control.kind === 'means' ? words.ruleChartMeans : words.ruleChartValues;
	return said(words.range(control.baseline.from, control.baseline.to));
}

/** What the report cannot say, in sentences. */
export function limitSentences({ sums }: ReportFacts, locale: Locale): string[] {
	const words = say(reportTables, locale);
	return [
		words.limitChance,
		words.limitCause,
		...(sums.columns.length === 2 ? [words.limitGap] : []),
		words.limitMonths,
		words.limitSmall(String(SUPPRESS_BELOW_N))
	];
}
