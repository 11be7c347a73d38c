import { normalCdf, Z_975 } from '../statistics/distributions.ts';

/** The .80 and .95 quantiles of the standard normal distribution. */
const Z_80 = 0.8416212335729143;
const Z_95 = 1.6448536269514722;

export type Change = {
	/** Complaint rate without contact, 0–1. */
	readonly base: number;
	/** Complaint rate with contact, 0–1. */
	readonly treated: number;
};

/**
 * Customers it takes in both arms together to recognise a change in four of five programmes, by the usual
 * two-sided test at 5 %: what a statistician would ask for. The held-out arm is rounded up.
 *
 * Unit: customers. Range: ≥ 2; 0 < share < 1.
 * Missing: throws for rates that do not differ, which no number of customers tells apart.
 * Source: Fleiss, Levin & Paik (2003), Statistical Methods for Rates and Proportions, chapter 4, without
 * continuity correction.
 */
export function neededCustomers({ base, treated }: Change, holdoutShare: number): number {
	if (base === treated) throw new RangeError('Equal rates cannot be told apart.');
	const contactShare = 1 - holdoutShare;
	const pooled = contactShare * treated + holdoutShare * base;
	const alike = Math.sqrt(pooled * (1 - pooled) * (1 / contactShare + 1 / holdoutShare));
	const apart = spread({ base, treated }, holdoutShare);
	const total = ((Z_975 * alike + Z_80 * apart) / (base - treated)) ** 2;
	return Math.round(Math.ceil(total * holdoutShare) / holdoutShare);
}

/**
 * Probability that a real change is recognised, by the rule that verdicts follow: the 90 % interval above 0.
 *
 * Unit: probability. Range: 0 … 1; n ≥ 0.
 * Missing: 0 for nobody.
 * Source: normal approximation of the difference of two shares.
 */
export function recognised(change: Change, n: number, holdoutShare: number): number {
	if (n <= 0) return 0;
	const error = spread(change, holdoutShare) / Math.sqrt(n);
	return normalCdf((change.base - change.treated) / error - Z_95);
}

/** Standard deviation of the difference, times the root of n. */
function spread({ base, treated }: Change, holdoutShare: number): number {
	return Math.sqrt(
		(base * (1 - base)) / holdoutShare + (treated * (1 - treated)) / (1 - holdoutShare)
	);
}
