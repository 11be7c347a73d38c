import type { CrossProducts } from '../statistics/covariance.ts';
import { unavailable, type Estimate } from '../statistics/estimate.ts';
import { importanceIntervals } from '../statistics/importance-interval.ts';
import type { Interval } from '../statistics/interval.ts';
import { regress, type Regression } from '../statistics/regression.ts';
import type { Layout } from './layout.ts';
import { DRIVERS_FROM_N, DRIVERS_FROM_N_PER_DIMENSION } from './thresholds.ts';
import { withReasons, type Reasoned } from './with-reasons.ts';

/** What overall satisfaction is associated with; n counts those who answered all of it. */
export type MeasuredDrivers = Reasoned<{
	outcome: 'overall';
	r_squared: number | null;
	n: number;
}>;

/** The regression with the interval of each dimension's part of R². */
export type Drivers = Regression & { partsCi95: (Interval | null)[] };

/**
 * Regression of overall satisfaction on the perceptions of the dimensions. Associated with, not
 * caused by.
 *
 * Unit: share of the variance, 0–1. Range: 0 … 1.
 * Missing: `not_asked` without the question about overall satisfaction, and where each person was
 * asked a sample of the items; `too_few` below 50 respondents or 15 per dimension;
 * `zero_variance` where a score or the satisfaction does not vary, or one dimension follows from the
 * others.
 * Source: as in `regression.ts`; the smallest n: Green (1991), Multivariate Behavioral Research
 * 26(3), rounded to a rule.
 */
export function measuredDrivers(
	drivers: CrossProducts | null,
	{ isSampled }: Layout
): { document: MeasuredDrivers; regression: Estimate<Drivers> } {
	const regression = isSampled || drivers === null ? unavailable('not_asked', 0) : fit(drivers);
	const document = withReasons(
		{
			outcome: 'overall' as const,
			r_squared: regression.value?.rSquared ?? null,
			n: regression.n
		},
		regression.reason
	);
	return { document, regression };
}

function fit(drivers: CrossProducts): Estimate<Drivers> {
	const { n } = drivers;
	// Nobody answered the question: most likely it was not asked, and too few in any case.
	const predictors = drivers.sums.length - 1;
	const needed = Math.max(DRIVERS_FROM_N, DRIVERS_FROM_N_PER_DIMENSION * predictors);
	if (n < needed) return unavailable('too_few', n);
	const found = regress(drivers);
	if (found.value === null) return found;
	const partsCi95 = importanceIntervals(found.value.correlations, n);
	return { value: { ...found.value, partsCi95 }, n };
}
