import { unavailable, type Estimate } from '../statistics/estimate.ts';
import type { Interval } from '../statistics/interval.ts';
import { summarize } from '../statistics/summary.ts';
import { tInterval } from '../statistics/t-interval.ts';
import { whyNoSums, type Layout } from './layout.ts';
import type { Drivers } from './measured-drivers.ts';
import type { WeightedSums } from './survey-sums.ts';
import { withReasons, type Reasoned } from './with-reasons.ts';

export type MeasuredImportance = Reasoned<{
	/** Mean share of the points that people gave it. */
	stated: number | null;
	stated_ci95: Interval | null;
	/** Its share of what the dimensions explain of overall satisfaction together. */
	derived: number | null;
	derived_ci95: Interval | null;
	/** Standardised coefficient, which correlated dimensions make unstable. */
	beta: number | null;
}>;

/**
 * How much one dimension matters, by what people say and by what goes along with their overall
 * satisfaction. The two often disagree; both are shown.
 *
 * Unit: shares 0–1; stated and derived each sum to 1 over the dimensions. Range: beta all reals.
 * Missing: stated is null without points (`not_asked`) and below the smallest group that may be
 * shown (`too_few`); derived as `measuredDrivers`, and null where nothing is explained
 * (`zero_variance`).
 * Source: stated: Parasuraman, Berry & Zeithaml (1991), its interval Student (1908); derived: Johnson (2000), its interval as in
 * `importance-interval.ts`.
 */
export function measuredImportance(
	weighted: WeightedSums | null,
	regression: Estimate<Drivers>,
	dimension: number,
	layout: Layout
): MeasuredImportance {
	const stated = statedShare(weighted, dimension, layout);
	const derived = derivedShare(regression, dimension);
	const beta = regression.value?.betas[dimension] ?? null;
	const derived_ci95 =
		derived.value === null ? null : (regression.value?.partsCi95[dimension] ?? null);
	return withReasons(
		{
			...{ stated: stated.value?.share ?? null, stated_ci95: stated.value?.ci95 ?? null },
			...{ derived: derived.value, derived_ci95, beta }
		},
		{
			stated: stated.reason,
			// One person alone has no interval.
			stated_ci95: stated.reason ?? 'too_few',
			derived: derived.reason,
			// A dimension that explains everything or nothing has no interval.
			derived_ci95: derived.reason ?? 'zero_variance',
			beta: regression.reason ?? 'too_few'
		}
	);
}

type Stated = { share: number; ci95: Interval | null };

/** Mean share of a dimension, with the t interval of a mean. */
function statedShare(
	weighted: WeightedSums | null,
	dimension: number,
	layout: Layout
): Estimate<Stated> {
	if (weighted === null) return unavailable(whyNoSums(layout), 0);
	const { n, share_scale, shares, share_squares } = weighted;
	const [sum, sum_sq] = [shares[dimension], share_squares[dimension]];
	if (n < layout.suppressBelow || sum === undefined || sum_sq === undefined) {
		return unavailable('too_few', n);
	}
	const summary = summarize({ n, sum, sum_sq }, share_scale);
	if (summary.mean === null) return unavailable('too_few', n);
	return { value: { share: summary.mean, ci95: tInterval(summary).ci }, n };
}

function derivedShare(regression: Estimate<Drivers>, dimension: number): Estimate {
	const { n } = regression;
	if (regression.value === null) return unavailable(regression.reason, n);
	const { relativeWeights, rSquared } = regression.value;
	const weight = relativeWeights[dimension];
	if (weight === undefined || rSquared === 0) return unavailable('zero_variance', n);
	return { value: weight / rSquared, n };
}
