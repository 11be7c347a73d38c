/** What overall satisfaction goes along with, dimension by dimension. Association, never cause. */
import {
	measurementDocument,
	type MeasurementFilter
} from '#lib/domain/servqual/measurement-document.ts';
import type { LocalText, SurveySums } from '#lib/domain/servqual/survey-sums.ts';
import { DRIVERS_FROM_N, DRIVERS_FROM_N_PER_DIMENSION } from '#lib/domain/servqual/thresholds.ts';
import type { Reason } from '#lib/domain/statistics/estimate.ts';
import {
	meanCrossHairs,
	quadrantOf,
	type CrossHairs,
	type PlottedItem,
	type Quadrant
} from '#lib/domain/statistics/importance-performance.ts';
import { measured, type Measured } from '../dashboard-view.ts';

/** A driver with less than this part of an equal share is called weak. */
const WEAK_PART = 0.5;

export type Driver = {
	code: string;
	name: LocalText;
	/** How well it is done: the gap where expectations were asked, else the perception. */
	performance: Measured;
	/** Share of the points that people gave it, 0–1. */
	stated: Measured;
	/** Its part of R², 0–1, after Johnson; the parts of all dimensions sum to 1. */
	derived: Measured;
	isWeak: boolean;
	/** null where it cannot be called. */
	quadrant: Quadrant | null;
};

export type WhyView = {
	isGap: boolean;
	received: number;
	/** People who have a score of every dimension and rated their overall satisfaction. */
	n: number;
	/** So many are needed. */
	needed: number;
	/** How much of the differences in satisfaction the dimensions go along with, 0–1. */
	rSquared: number | null;
	reason?: Reason | undefined;
	/** Where the lines cross: the means of what is plotted. */
	lines: CrossHairs | null;
	drivers: Driver[];
};

/** A quadrant is called only where both arms of the cross clear the lines. */
export function whyView(sums: SurveySums, filter: MeasurementFilter): WhyView {
	const document = measurementDocument(sums, filter);
	const isGap = sums.columns.includes('expectation') && sums.columns.includes('perception');
	const { n, r_squared, reason } = document.drivers;
	const names = new Map(sums.dimensions.map(({ code, name }) => [code, name]));
	const drivers = document.dimensions.map((dimension): Driver => {
		const {
			stated,
			stated_ci95,
			derived,
			derived_ci95,
			reason: why,
			reasons
		} = dimension.importance;
		const score = isGap ? dimension.gap : dimension.perception;
		const whyNot = reasons?.derived ?? why;
		const whyNotStated = reasons?.stated ?? why;
		return {
			code: dimension.code,
			name: names.get(dimension.code) ?? {},
			performance: measured(score.mean, { ...score, n: dimension.n }),
			stated: measured(stated, {
				...{ ci95: stated_ci95, n: sums.weighted?.n ?? null },
				...(whyNotStated && { reason: whyNotStated })
			}),
			derived: measured(derived, { ci95: derived_ci95, n, ...(whyNot && { reason: whyNot }) }),
			isWeak: derived !== null && derived < WEAK_PART / document.dimensions.length,
			quadrant: null
		};
	});
	const lines = meanCrossHairs(drivers.flatMap((driver) => plot(driver) ?? []));
	return {
		isGap,
		received: document.n_received,
		n,
		needed: Math.max(DRIVERS_FROM_N, DRIVERS_FROM_N_PER_DIMENSION * document.dimensions.length),
		rSquared: r_squared,
		reason,
		lines,
		drivers: drivers.map((driver) => {
			const point = plot(driver);
			return { ...driver, quadrant: point && lines && quadrantOf(point, lines) };
		})
	};
}

function plot({ code, derived, performance }: Driver): PlottedItem | null {
	if (derived.value === null || performance.value === null) return null;
	return {
		key: code,
		importance: { value: derived.value, ci95: derived.ci },
		performance: { value: performance.value, ci95: performance.ci }
	};
}
