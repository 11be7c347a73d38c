import { alphaRaw, alphaStandardized } from '../statistics/cronbach-alpha.ts';
import { scaledCovariance, type CrossProducts } from '../statistics/covariance.ts';
import { unavailable, type Estimate, type Reason } from '../statistics/estimate.ts';
import { feldtInterval } from '../statistics/feldt-interval.ts';
import type { Interval } from '../statistics/interval.ts';
import { omegaTotal } from '../statistics/omega-total.ts';
import { withReasons, type Reasoned } from './with-reasons.ts';

export type MeasuredAlpha = Reasoned<{
	raw: number | null;
	standardized: number | null;
	ci95: Interval | null;
	/** McDonald's omega total, which does not assume that every item carries the dimension equally. */
	omega: number | null;
	n: number;
}>;

/**
 * Reliability of the items of one dimension in one column; n counts the complete cases. `estimate`
 * is the raw alpha, for what is computed from it.
 */
export function measuredAlpha(
	complete: CrossProducts | null,
	suppressBelow: number,
	withheld?: Reason
): { document: MeasuredAlpha; estimate: Estimate } {
	const n = withheld === undefined ? (complete?.n ?? 0) : 0;
	if (complete === null || withheld !== undefined || n < suppressBelow) {
		const reason = withheld ?? 'too_few';
		const document = withReasons(
			{ raw: null, standardized: null, ci95: null, omega: null, n },
			reason
		);
		return { document, estimate: unavailable(reason, n) };
	}
	const covariance = scaledCovariance(complete);
	const raw = alphaRaw(covariance);
	const standardized = alphaStandardized(covariance);
	const interval = feldtInterval(raw, covariance.matrix.length);
	const omega = omegaTotal(complete);
	const document = withReasons(
		{
			...{ raw: raw.value, standardized: standardized.value, ci95: interval.value },
			...{ omega: omega.value, n }
		},
		{
			...{ raw: raw.reason, standardized: standardized.reason, ci95: interval.reason },
			omega: omega.reason
		}
	);
	return { document, estimate: raw };
}
