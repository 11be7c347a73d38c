import { scaledVariance, type ExactSums } from '../statistics/exact-sums.ts';
import { SUPPRESS_BELOW_N } from './thresholds.ts';

/** `primary`: too small itself. `complementary`: withheld so that nobody can subtract. */
export type Disclosure = 'shown' | 'primary' | 'complementary';

/**
 * Which groups of a shown total may be shown: none below the limit, and while the hidden ones are
 * together fewer than the limit, the smallest of the others goes with them. The database decides
 * this for pages and the API; this is the same rule to check it by.
 *
 * Unit: people. Range: one decision per group, in their order; of equal groups the first is hidden.
 * Missing: a group of 0 hides nobody, and needs no companion.
 * Source: Willenborg & de Waal (2001), Elements of Statistical Disclosure Control, ch. 1.
 */
export function disclosures(
	groups: readonly { readonly n: number }[],
	suppressBelow = SUPPRESS_BELOW_N
): Disclosure[] {
	const decisions: Disclosure[] = groups.map(({ n }) => (n < suppressBelow ? 'primary' : 'shown'));
	const sizes = groups.map(({ n }) => n);
	let hidden = sizes.reduce((sum, n, i) => (decisions[i] === 'primary' ? sum + n : sum), 0);
	while (hidden > 0 && hidden < suppressBelow) {
		const shown = sizes.flatMap((n, i) => (decisions[i] === 'shown' ? [{ n, i }] : []));
		const [smallest] = shown.sort((a, b) => a.n - b.n);
		if (smallest === undefined) break;
		decisions[smallest.i] = 'complementary';
		hidden += smallest.n;
	}
	return decisions;
}

/**
 * Whether a number that was shown for `before` people may now be shown for `now`: the difference of
 * the two numbers is the answers of those who came in between.
 *
 * Unit: people. Range: true for no one and from the limit on, also for people who went.
 * Missing: does not apply to the first showing, which is judged by its own n.
 * Source: as above, differencing; the limit is that of small groups.
 */
export function mayRefresh(before: number, now: number, suppressBelow = SUPPRESS_BELOW_N): boolean {
	const increment = Math.abs(now - before);
	return increment === 0 || increment >= suppressBelow;
}

/**
 * Whether everybody in a group gave the same answer, so that the mean tells what each one said.
 *
 * Unit: exact sums of one variable. Missing: false below two answers.
 * Source: as above, homogeneity.
 */
export function isHomogeneous(sums: ExactSums | null): boolean {
	return sums !== null && sums.n >= 2 && scaledVariance(sums) === 0n;
}
