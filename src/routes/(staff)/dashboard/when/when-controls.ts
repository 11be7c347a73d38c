import type { FilterControl } from '#lib/components/measurement/filter-control.ts';
import { OVERALL } from '#lib/domain/reports/monthly-series.ts';
import type { LocalText } from '#lib/domain/servqual/survey-sums.ts';
import { say, type Locale } from '#lib/messages/message.ts';
import { when } from '#lib/messages/when.ts';
import type { ChartChoice } from '#lib/schemas/control-chart.ts';
import { named } from '../said.ts';

/** Which score, and which months it is judged by. */
export function chartControls(
	{ score, baseline, problems }: ChartChoice,
	dimensions: readonly { code: string; name: LocalText }[],
	locale: Locale
): FilterControl[] {
	const words = say(when, locale);
	const choices = dimensions.map(({ code, name }) => ({
		value: code,
		label: named(name, code, locale)
	}));
	return [
		{
			type: 'select',
			name: 'score',
			label: words.score,
			value: score === OVERALL ? '' : score,
			error: problems.score && words.problemScore,
			options: [{ value: '', label: words.overall }, ...choices]
		},
		{
			type: 'text',
			name: 'baseline',
			label: words.baseline,
			hint: words.baselineHint,
			value: baseline === null ? '' : `${baseline.from}..${baseline.to}`,
			error: problems.baseline && words.problemBaseline,
			isWide: true
		}
	];
}
