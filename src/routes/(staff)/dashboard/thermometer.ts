import type { LocalText, SurveySums } from '#lib/domain/servqual/survey-sums.ts';
import type { Reason } from '#lib/domain/statistics/estimate.ts';
import type { Interval } from '#lib/domain/statistics/interval.ts';
import type { DashboardView } from './dashboard-view.ts';

/**
 * Where perception stands between two levels. `below` and `above` are said only where the interval
 * of the difference leaves out 0; else it is `at` the bar.
 */
export type ThermometerView = {
	code: string;
	name: LocalText;
	/** Lower and upper level, scale points. */
	bar: Interval | null;
	marker: number | null;
	stands: 'below' | 'at' | 'above' | null;
	n: number | null;
	reason?: Reason | undefined;
};

/**
 * Without a least acceptable level the bar reaches from perception to expectation, in either order.
 *
 * Missing: no bar and no marker where either mean cannot be had; then `reason` says why.
 */
export function thermometerRows(
	{ columns }: Pick<SurveySums, 'columns'>,
	{ dimensions }: Pick<DashboardView, 'dimensions'>
): ThermometerView[] {
	if (!columns.includes('expectation') || !columns.includes('perception')) return [];
	return dimensions.map(({ code, name, expectation, perception, main }) => {
		const known = expectation.mean !== null && perception.mean !== null;
		const ends = [perception.mean ?? 0, expectation.mean ?? 0].toSorted((a, b) => a - b);
		return {
			code,
			name,
			bar: known ? (ends as Interval) : null,
			marker: perception.mean,
			stands: standing(main.ci),
			n: main.n,
			reason: main.reason
		};
	});
}

/** Of a difference: which side of 0 its interval lies on. */
export function standing(ci: Interval | null): ThermometerView['stands'] {
	if (ci === null) return null;
	return ci[1] < 0 ? 'below' : ci[0] > 0 ? 'above' : 'at';
}
