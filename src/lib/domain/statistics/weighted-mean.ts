import { tQuantile } from './distributions.ts';
import { unavailable, type Estimate } from './estimate.ts';
import type { ExactSums } from './exact-sums.ts';
import type { Interval } from './interval.ts';

/** Respondents who share one weight, by the exact sums of their values. */
export type WeightedGroup = { readonly weight: number; readonly sums: ExactSums };

export type WeightedMean = {
	mean: number;
	/** Linearised standard error. */
	se: number;
	ci95: Interval;
	/** How many equally weighted respondents would know as much (Kish). */
	effectiveN: number;
	/** n / effectiveN = 1 + CV² of the weights: how much the weighting costs. */
	designEffect: number;
};

/**
 * Weighted mean Σwx/Σw with its error by linearisation:
 * SE² = n/(n − 1) · Σ w²(x − m)² / (Σw)²; interval m ± t(n − 1) · SE.
 *
 * Unit: that of the values over `scale`. Range: between the smallest and the largest value.
 * Missing: respondents without a value are no part of the sums; null below two respondents with a
 * weight (`too_few`), and when nobody differs from anybody (`zero_variance`). Weights are positive.
 * Source: Kish (1965), Survey Sampling, §11.7, for n_eff = (Σw)²/Σw²; Särndal, Swensson & Wretman
 * (1992), Model Assisted Survey Sampling, §5.5, for the linearisation.
 */
export function weightedMean(groups: readonly WeightedGroup[], scale = 1): Estimate<WeightedMean> {
	const known = groups.filter(({ sums }) => sums.n > 0);
	if (known.some(({ weight }) => !(weight > 0 && Number.isFinite(weight)))) {
		throw new RangeError('A weight is a positive number.');
	}
	const add = (of: (group: WeightedGroup) => number): number =>
		known.reduce((sum, group) => sum + of(group), 0);
	const n = add(({ sums }) => sums.n);
	if (n < 2) return unavailable('too_few', n);
	const total = add(({ weight, sums }) => weight * sums.n);
	const squares = add(({ weight, sums }) => weight ** 2 * sums.n);
	const mean = add(({ weight, sums }) => weight * Number(sums.sum)) / total;
	const spread = add(({ weight, sums }) => weight ** 2 * around(sums, mean));
	if (!varies(known)) return unavailable('zero_variance', n);
	const se = Math.sqrt((n / (n - 1)) * spread) / total / scale;
	const half = tQuantile(0.975, n - 1) * se;
	const effectiveN = total ** 2 / squares;
	return {
		value: {
			mean: mean / scale,
			se,
			ci95: [mean / scale - half, mean / scale + half],
			effectiveN,
			designEffect: n / effectiveN
		},
		n
	};
}

/** Σ(x − m)², put together from the spread within the group and its distance, so that nothing cancels. */
function around({ n, sum, sum_sq }: ExactSums, mean: number): number {
	const within = BigInt(n) * BigInt(sum_sq) - BigInt(sum) ** 2n;
	return Number(within) / n + n * (Number(sum) / n - mean) ** 2;
}

/** Looked up in whole numbers: in floating point equal answers would differ by rounding. */
function varies(groups: readonly WeightedGroup[]): boolean {
	const all = groups.map(({ sums }) => ({ n: BigInt(sums.n), sum: BigInt(sums.sum), sums }));
	const [first] = all;
	return (
		all.some(({ n, sum, sums }) => n * BigInt(sums.sum_sq) !== sum * sum) ||
		(first !== undefined && all.some(({ n, sum }) => sum * first.n !== first.sum * n))
	);
}
