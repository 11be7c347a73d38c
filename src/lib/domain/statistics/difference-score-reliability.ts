import type { PairSpread } from './correlation.ts';
import { unavailable, type Estimate } from './estimate.ts';

/**
 * Reliability of a difference score such as the gap, P − E:
 * (s_P² r_PP + s_E² r_EE − 2 cov) / (s_P² + s_E² − 2 cov), with alpha for r_PP and r_EE.
 *
 * It assumes uncorrelated errors of P and E; shared method makes it conservative, while the alpha
 * of the gap items is optimistic. Show both.
 *
 * Unit: none. Range: −∞ … 1; low when P and E correlate about as highly as they are reliable.
 * Missing: null where either alpha is, with its reason; null when the gap does not vary
 * (`zero_variance`). n is that of the pair.
 * Source: Johns (1981), Organizational Behavior and Human Performance 27; Peter, Churchill &
 * Brown (1993), Journal of Consumer Research 19(4).
 *
 * @param spread perception as x and expectation as y
 */
export function differenceScoreReliability(
	spread: PairSpread,
	n: number,
	alphaPerception: Estimate,
	alphaExpectation: Estimate
): Estimate {
	if (n < 2) return unavailable('too_few', n);
	if (alphaPerception.value === null) return unavailable(alphaPerception.reason, n);
	if (alphaExpectation.value === null) return unavailable(alphaExpectation.reason, n);
	const variance = spread.xx + spread.yy - 2n * spread.xy;
	if (variance === 0n) return unavailable('zero_variance', n);
	const reliable =
		Number(spread.xx) * alphaPerception.value +
		Number(spread.yy) * alphaExpectation.value -
		2 * Number(spread.xy);
	return { value: reliable / Number(variance), n };
}
