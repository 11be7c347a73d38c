import type { MeasuredDimensionZone } from '#lib/domain/servqual/measured-zone.ts';
import { measurementDocument } from '#lib/domain/servqual/measurement-document.ts';
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

/** Which levels the bar stands for. */
export type Thermometer = { kind: 'zone' | 'gap'; rows: ThermometerView[] };

/**
 * The bar from the least acceptable to the desired where both were asked; else from perception to
 * expectation, in either order. Null where there is nothing to hold a perception against.
 *
 * Missing: no bar and no marker where a mean cannot be had; then `reason` says why.
 */
export function thermometer(
	sums: SurveySums,
	{ dimensions }: Pick<DashboardView, 'dimensions'>
): Thermometer | null {
	if (!sums.columns.includes('expectation') || !sums.columns.includes('perception')) return null;
	const names = new Map(dimensions.map(({ code, name }) => [code, name]));
	const zones = measurementDocument(sums, {}).dimensions.flatMap(({ code, zone }) =>
		zone === undefined ? [] : zoneRow(code, names.get(code) ?? {}, zone)
	);
	return zones.length > 0
		? { kind: 'zone', rows: zones }
		: { kind: 'gap', rows: gapRows(dimensions) };
}

function zoneRow(code: string, name: LocalText, zone: MeasuredDimensionZone): ThermometerView {
	const { adequate, desired, perceived, adequacy, superiority, n, reason } = zone;
	const isAbove = standing(superiority.ci95) === 'above';
	return {
		code,
		name,
		bar: adequate === null || desired === null ? null : [adequate, desired],
		marker: perceived,
		stands:
			standing(adequacy.ci95) === 'below'
				? 'below'
				: isAbove
					? 'above'
					: adequacy.ci95 === null
						? null
						: 'at',
		n,
		reason
	};
}

function gapRows(dimensions: DashboardView['dimensions']): ThermometerView[] {
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
