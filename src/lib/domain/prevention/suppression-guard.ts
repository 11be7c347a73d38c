import { shareDifference, type Share } from '../statistics/newcombe.ts';
import { wilsonInterval } from '../statistics/wilson.ts';

/** Answers in each period, and complaints in both, below which nothing is compared. */
const NEED = { answers: 30, complaints: 10 } as const;

/** One of two periods of equal length, one after the other. */
export type Period = {
	readonly complaints: number;
	/** Answers to the overall question, and those of them in the lowest two of seven points. */
	readonly unhappy: Share;
	/** Invitations sent, and those answered. */
	readonly responded: Share;
};

/**
 * - `not_enough_data`: too few answers or complaints to compare
 * - `not_fewer`: complaints did not reliably become fewer, so nothing is being hidden
 * - `fewer_both`: fewer complaints, and fewer unhappy answers
 * - `fewer_complaints_only`: fewer complaints, but not fewer unhappy customers
 * - `fewer_answers`: fewer complaints, but fewer customers answer as well
 */
export type Suppression =
	'not_enough_data' | 'not_fewer' | 'fewer_both' | 'fewer_complaints_only' | 'fewer_answers';

/**
 * Whether complaints became fewer because people are happier, or because they no longer speak.
 *
 * Complaints became fewer if, were both periods alike, so small a part of all in the later one would be
 * unlikely (95 % interval of that part below one half). People answer less if the 95 % interval of the
 * difference of the response shares lies below 0. Of unhappy answers it is asked only that there are not as
 * many or more: a warning that waits for certainty comes too late.
 *
 * Unit: none. Range: the five words.
 * Missing: `not_enough_data` below 30 answers in a period or 10 complaints in both.
 * Source: conditional test of two Poisson counts, Przyborowski & Wilenski (1940), Biometrika 31; Newcombe (1998).
 */
export function suppressionGuard(before: Period, after: Period): Suppression {
	const complaints = before.complaints + after.complaints;
	const fewest = Math.min(before.unhappy.n, after.unhappy.n);
	if (fewest < NEED.answers || complaints < NEED.complaints) return 'not_enough_data';
	const part = wilsonInterval(after.complaints, complaints).value;
	if (part === null || part[1] >= 0.5) return 'not_fewer';
	const responded = shareDifference(after.responded, before.responded).value;
	if (responded !== null && responded.ci95[1] < 0) return 'fewer_answers';
	const share = ({ count, n }: Share) => count / n;
	return share(after.unhappy) < share(before.unhappy) ? 'fewer_both' : 'fewer_complaints_only';
}
