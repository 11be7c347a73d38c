/** What a control chart may be asked for in an address, beside the filter. */
import { readMonthRange, type MonthRange } from '#lib/domain/reports/baseline-months.ts';
import { OVERALL } from '#lib/domain/reports/monthly-series.ts';

export type ChartChoice = {
	/** `OVERALL` or the code of a dimension. */
	score: string;
	/** Null: the first months, as the chart chooses them. */
	baseline: MonthRange | null;
	problems: { score?: true; baseline?: true };
};

/** Nonsense does not break the page: it is left out and named. */
export function readChartChoice(
	parameters: URLSearchParams,
	dimensions: readonly string[]
): ChartChoice {
	const asked = parameters.get('score')?.trim() ?? '';
	const isKnown = asked === '' || asked === OVERALL || dimensions.includes(asked);
	const range = parameters.get('baseline')?.trim() ?? '';
	const baseline = readMonthRange(range);
	return {
		score: isKnown && asked !== '' ? asked : OVERALL,
		baseline,
		problems: {
			...(isKnown ? {} : { score: true }),
			...(range === '' || baseline !== null ? {} : { baseline: true })
		}
	};
}
