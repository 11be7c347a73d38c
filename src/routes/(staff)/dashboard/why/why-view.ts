/** What overall satisfaction goes along with, dimension by dimension. Association, never cause. */
import {
	measurementDocument,
	type MeasurementFilter
} from '#lib/domain/servqual/measurement-document.ts';
import type { LocalText, SurveySums } from '#lib/domain/servqual/survey-sums.ts';
import { correlationFrom } from '#lib/domain/statistics/correlation.ts';
import { scaledCovariance, type CrossProducts } from '#lib/domain/statistics/covariance.ts';
import type { Reason } from '#lib/domain/statistics/estimate.ts';
import {
	meanCrossHairs,
	quadrantOf,
	type CrossHairs,
	type PlottedItem,
	type Quadrant
} from '#lib/domain/statistics/importance-performance.ts';
import { cell } from '#lib/domain/statistics/matrix.ts';
import { regress } from '#lib/domain/statistics/regression.ts';
import { measured, type Measured } from '../dashboard-view.ts';
import { correlationInterval } from './correlation-interval.ts';

const LEAST_N = 50;
const LEAST_N_PER_PREDICTOR = 15;
/** A driver with less than this part of an equal share is called weak. */
const WEAK_PART = 0.5;

export type Driver = {
	code: string;
	name: LocalText;
	/** How well it is done: the gap where expectations were asked, else the perception. */
	performance: Measured;
	/** Share of 100 points that people gave it, 0–1. */
	stated: { value: number | null; reason?: Reason | undefined };
	/** Its part of the explained variance, 0–1; the parts of all dimensions sum to 1. */
	share: number | null;
	/** Correlation of its perception with overall satisfaction. */
	association: Measured;
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

/**
 * Derived importance is Johnson's relative weight, as its part of R². The chart plots the correlation
 * with satisfaction instead, because it has an interval: a quadrant is called only where both arms of
 * the cross clear the lines.
 *
 * Missing: null below max(50, 15 × dimensions) respondents (`too_few`), and where satisfaction was not
 * asked or is withheld.
 */
export function whyView(sums: SurveySums, filter: MeasurementFilter): WhyView {
	const document = measurementDocument(sums, filter);
	const isGap = sums.columns.includes('expectation') && sums.columns.includes('perception');
	const needed = Math.max(LEAST_N, LEAST_N_PER_PREDICTOR * sums.dimensions.length);
	const n = sums.drivers?.n ?? 0;
	const enough = sums.drivers !== null && n >= needed ? sums.drivers : null;
	const found = enough && regress(enough);
	const shares = found?.value ? sharesOf(found.value.relativeWeights) : null;
	const names = new Map(sums.dimensions.map(({ code, name }) => [code, name]));
	const drivers = document.dimensions.map((dimension, d): Driver => {
		const share = shares?.[d] ?? null;
		const score = isGap ? dimension.gap : dimension.perception;
		return {
			code: dimension.code,
			name: names.get(dimension.code) ?? {},
			performance: measured(score.mean, { ...score, n: dimension.n }),
			stated: {
				value: dimension.importance.stated,
				reason: dimension.importance.reasons?.stated ?? dimension.importance.reason
			},
			share,
			association: enough === null ? tooFew(n) : association(enough, d),
			isWeak: share !== null && share < WEAK_PART / sums.dimensions.length,
			quadrant: null
		};
	});
	const plotted = drivers.flatMap((driver) => plot(driver) ?? []);
	const lines = meanCrossHairs(plotted);
	return {
		isGap,
		received: document.n_received,
		n,
		needed,
		rSquared: found?.value?.rSquared ?? null,
		reason: found?.reason ?? (enough === null ? 'too_few' : undefined),
		lines,
		drivers: drivers.map((driver) => {
			const point = plot(driver);
			return { ...driver, quadrant: point && lines && quadrantOf(point, lines) };
		})
	};
}

function sharesOf(weights: readonly number[]): number[] | null {
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	return total > 0 ? weights.map((weight) => weight / total) : null;
}

function tooFew(n: number): Measured {
	return { value: null, ci: null, n, reason: 'too_few' };
}

/** The correlation of one dimension with the last variable, satisfaction. */
function association(products: CrossProducts, d: number): Measured {
	const { n, matrix } = scaledCovariance(products);
	const last = matrix.length - 1;
	const r = correlationFrom({
		xx: cell(matrix, d, d),
		yy: cell(matrix, last, last),
		xy: cell(matrix, d, last)
	});
	if (r === null) return { value: null, ci: null, n, reason: 'zero_variance' };
	return { value: r, ci: correlationInterval(r, n), n };
}

function plot({ code, association, performance }: Driver): PlottedItem | null {
	if (association.value === null || performance.value === null) return null;
	return {
		key: code,
		importance: { value: association.value, ci95: association.ci },
		performance: { value: performance.value, ci95: performance.ci }
	};
}
