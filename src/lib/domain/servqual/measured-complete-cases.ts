import type { CrossProducts } from '../statistics/covariance.ts';
import type { Reason } from '../statistics/estimate.ts';
import { mayRefresh } from './disclosure.ts';
import { withReasons, type Reasoned } from './with-reasons.ts';

/** Beyond this many scale points the half rule and the complete cases tell different stories. */
export const COMPLETE_CASES_DIFFER_BY = 0.05;

export type CompleteCases = Reasoned<{
	/** Mean over the respondents who answered every item of the dimension. */
	mean: number | null;
	n: number;
	/** Whether it lies more than `COMPLETE_CASES_DIFFER_BY` from the mean by the half rule. */
	differs: boolean | null;
}>;

/**
 * The mean of a dimension over its complete cases, beside the one by the half rule: filling in for
 * missing items leans towards the items that were answered, even if they are missing at random.
 *
 * Unit: scale points. Range: that of the answers.
 * Missing: null below the smallest group that may be shown (`too_few`), where the form does not ask
 * the column, or asks a sample of the items (`not_asked`), and where so few left something out that
 * the two means would tell what they answered (`suppressed`).
 * Source: Mazza, Enders & Ruehlman (2015), Multivariate Behavioral Research 50(5), for the bias.
 *
 * @param shown the mean by the half rule and its n
 */
export function completeCases(
	complete: CrossProducts | null,
	shown: { mean: number | null; n: number },
	suppressBelow: number,
	withheld?: Reason
): CompleteCases {
	const n = withheld === undefined ? (complete?.n ?? 0) : 0;
	if (complete === null || withheld !== undefined || n < suppressBelow || n === 0) {
		return withReasons({ mean: null, n, differs: null }, withheld ?? 'too_few');
	}
	if (!mayRefresh(n, shown.n, suppressBelow)) {
		return withReasons({ mean: null, n, differs: null }, 'suppressed');
	}
	const total = complete.sums.reduce((sum, item) => sum + BigInt(item), 0n);
	const mean = Number(total) / (n * complete.sums.length);
	const differs =
		shown.mean === null ? null : Math.abs(mean - shown.mean) > COMPLETE_CASES_DIFFER_BY;
	return withReasons({ mean, n, differs }, 'too_few');
}
