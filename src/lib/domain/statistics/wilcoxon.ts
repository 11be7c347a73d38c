import { normalTwoSidedP } from './distributions.ts';
import { unavailable, type Estimate } from './estimate.ts';

/** How often one difference was found. */
export type DifferenceCount = { readonly difference: number; readonly count: number };

export type WilcoxonTest = {
	/** Sum of the ranks of the positive differences. */
	rankSum: number;
	z: number;
	p: number;
};

/**
 * Wilcoxon's signed rank test of a difference such as the gap, straight from its histogram.
 *
 * Differences of 0 are left out, equal sizes share their mean rank, and the normal approximation is
 * corrected for ties and by ½ for continuity, as R's wilcox.test does where there are ties.
 *
 * Unit: p is a probability. Range: 0 … 1.
 * Missing: null where there are no differences (`too_few`) or all of them are 0 (`zero_variance`).
 * n counts those that are not 0.
 * Source: Wilcoxon (1945), Biometrics Bulletin 1(6); ties: Lehmann (1975), Nonparametrics, §3.2.
 */
export function wilcoxonSignedRank(histogram: readonly DifferenceCount[]): Estimate<WilcoxonTest> {
	const sizes = new Map<number, { above: number; below: number }>();
	let seen = 0;
	for (const { difference, count } of histogram) {
		seen += count;
		if (difference === 0 || count === 0) continue;
		const size = sizes.get(Math.abs(difference)) ?? { above: 0, below: 0 };
		if (difference > 0) size.above += count;
		else size.below += count;
		sizes.set(Math.abs(difference), size);
	}
	if (seen === 0) return unavailable('too_few', 0);
	let n = 0;
	let rankSum = 0;
	let ties = 0;
	for (const [, { above, below }] of [...sizes].sort(([a], [b]) => a - b)) {
		const alike = above + below;
		rankSum += above * (n + (alike + 1) / 2);
		ties += alike ** 3 - alike;
		n += alike;
	}
	if (n === 0) return unavailable('zero_variance', 0);
	const variance = (n * (n + 1) * (2 * n + 1)) / 24 - ties / 48;
	const distance = rankSum - (n * (n + 1)) / 4;
	const z = (distance - Math.sign(distance) / 2) / Math.sqrt(variance);
	return { value: { rankSum, z, p: normalTwoSidedP(z) }, n };
}
