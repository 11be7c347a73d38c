import type { Reason } from '../statistics/estimate.ts';
import type { Interval } from '../statistics/interval.ts';
import { wilsonInterval } from '../statistics/wilson.ts';
import { withReasons, type Reasoned } from './with-reasons.ts';

/** A share of n people with its 95 % interval. */
export type MeasuredShare = Reasoned<{ share: number | null; ci95: Interval | null; n: number }>;

/**
 * Unit: share, 0–1, Wilson's interval. Missing: null where it is withheld, and from fewer people than
 * may be shown (`too_few`).
 */
export function measuredShare(
	count: number,
	n: number,
	suppressBelow: number,
	withheld?: Reason
): MeasuredShare {
	const reason = withheld ?? (n < suppressBelow || n === 0 ? 'too_few' : undefined);
	if (reason !== undefined) return withReasons({ share: null, ci95: null, n }, reason);
	const interval = wilsonInterval(count, n);
	return withReasons({ share: count / n, ci95: interval.value, n }, interval.reason);
}
