import { unavailable, type Estimate } from '../statistics/estimate.ts';
import type { Interval } from '../statistics/interval.ts';
import { shareDifference } from '../statistics/newcombe.ts';
import type { ArmCount, ArmCounts } from './arms.ts';
import { betaDifference, type Beta } from './beta-difference.ts';

/** What is believed beforehand weighs as much as this many customers, the same in both arms. */
export const PRIOR_CUSTOMERS = 10;
/** A rate of exactly 0 or 1 would be a certainty that no number of customers could correct. */
const PRIOR_RATE: Interval = [0.01, 0.99];

export type Effect = {
	/** Complaint rate held out − contacted; positive: those contacted complained less. */
	difference: number;
	/** It lies in here with a probability of 90 %. */
	interval90: Interval;
	/** Probability that those contacted complain less. */
	better: number;
	/** Complaints that contact prevented among those drawn for contact so far. */
	prevented: number;
	prevented90: Interval;
	/** The same difference without any prior: Newcombe's 95 % interval. */
	plain: { difference: number; ci95: Interval };
};

/**
 * What contact changed, by intention to treat: everybody counts where the lot put them, reached or not.
 *
 * Both arms begin from the same prior, worth ten customers at the rate of both arms together. Any other centre
 * pulls the smaller arm, the held-out one, further than the larger: a flat prior, or the rate of earlier years
 * where times were worse, would let a useless programme pass for one that works (docs/adr/0023).
 *
 * Unit: share; `prevented`: complaints. Range: −1 … 1; probabilities 0 … 1.
 * Missing: null while an arm is empty (`too_few`). n counts both arms.
 * Source: beta-binomial model, e.g. Gelman et al., Bayesian Data Analysis, section 2.4; Newcombe (1998).
 */
export function effectOf(arms: ArmCounts): Estimate<Effect> {
	const { contact, holdout } = arms;
	const n = contact.n + holdout.n;
	const plain = shareDifference(
		{ count: holdout.complaints, n: holdout.n },
		{ count: contact.complaints, n: contact.n }
	).value;
	if (plain === null) return unavailable('too_few', n);
	const rate = (contact.complaints + holdout.complaints) / n;
	const found = betaDifference(posterior(holdout, rate), posterior(contact, rate));
	const interval90: Interval = [found.quantile(0.05), found.quantile(0.95)];
	return {
		value: {
			difference: found.mean,
			interval90,
			better: 1 - found.atMost(0),
			prevented: contact.n * found.mean,
			prevented90: [contact.n * interval90[0], contact.n * interval90[1]],
			plain
		},
		n
	};
}

/** What is believed of the rate of one arm after its customers were seen; `rate` is that of both arms. */
function posterior({ n, complaints }: ArmCount, rate: number): Beta {
	if (complaints < 0 || complaints > n) throw new RangeError('A count lies between 0 and n.');
	const before = Math.min(Math.max(rate, PRIOR_RATE[0]), PRIOR_RATE[1]);
	return {
		a: PRIOR_CUSTOMERS * before + complaints,
		b: PRIOR_CUSTOMERS * (1 - before) + n - complaints
	};
}
