import { tQuantile } from '../statistics/distributions.ts';
import type { Reason } from '../statistics/estimate.ts';
import type { Interval } from '../statistics/interval.ts';

/**
 * What two items have in common: [i, j, n, Σx_i, Σx_j, Σx_i·x_j] over the people who rated both, with
 * i ≤ j as positions from 1. The pair of an item with itself holds its own count and sum.
 */
export type ItemPair = readonly [number, number, number, number, number, number];

export type SampledMean =
	| { mean: number; ci95: Interval; reason?: never }
	| { mean: number | null; ci95: null; reason: Reason };

/**
 * A weighted mean of item means when each person was asked only some of the items.
 *
 * Averaging what each person happened to be asked would lean towards the anchors, which everybody
 * is asked. Here every item keeps the weight it has in the whole instrument. The error of the sum
 * follows from the linearised item means, with what people share between items (Taylor series).
 *
 * Unit: scale points. Range: the rating scale; the interval is not clipped to it.
 * Missing: null while an item of the weights was rated by nobody; without an interval below two
 * ratings of any item (`too_few`), or when nobody differs from anybody (`zero_variance`).
 * Source: Särndal, Swensson & Wretman (1992), Model Assisted Survey Sampling, §5.5; df is that of
 * the item rated least, which errs on the wide side.
 */
export function sampledMean(
	pairs: readonly ItemPair[],
	weights: ReadonlyMap<number, number>
): SampledMean {
	const own = new Map(pairs.flatMap(([i, j, n, sum]) => (i === j ? [[i, { n, sum }]] : [])));
	const items = new Map<number, { n: number; mean: number; weight: number }>();
	for (const [position, weight] of weights) {
		const { n, sum } = own.get(position) ?? { n: 0, sum: 0 };
		if (n === 0) return { mean: null, ci95: null, reason: 'too_few' };
		items.set(position, { n, mean: sum / n, weight });
	}
	const parts = [...items.values()];
	const mean = parts.reduce((total, item) => total + item.weight * item.mean, 0);
	const fewest = Math.min(...parts.map(({ n }) => n));
	if (fewest < 2) return { mean, ci95: null, reason: 'too_few' };
	let variance = 0;
	for (const [i, j, n, sumI, sumJ, product] of pairs) {
		const [a, b] = [items.get(i), items.get(j)];
		if (!a || !b) continue;
		const shared = product - a.mean * sumJ - b.mean * sumI + n * a.mean * b.mean;
		variance += ((i === j ? 1 : 2) * a.weight * b.weight * shared) / (a.n * b.n);
	}
	// Each item's own spread is taken over n − 1, as for any mean.
	const corrected = variance * (fewest / (fewest - 1));
	if (!(corrected > 1e-15)) return { mean, ci95: null, reason: 'zero_variance' };
	const half = tQuantile(0.975, fewest - 1) * Math.sqrt(corrected);
	return { mean, ci95: [mean - half, mean + half] };
}

/** The same weight for every item of a dimension, and the same for every dimension of the whole. */
export function dimensionWeights(
	items: readonly { dimension: string }[],
	dimension: string
): Map<number, number> {
	const members = items.flatMap((item, place) => (item.dimension === dimension ? [place + 1] : []));
	return new Map(members.map((position) => [position, 1 / members.length]));
}

export function overallWeights(items: readonly { dimension: string }[]): Map<number, number> {
	const dimensions = [...new Set(items.map(({ dimension }) => dimension))];
	return new Map(
		dimensions.flatMap((dimension) =>
			[...dimensionWeights(items, dimension)].map(
				([position, weight]) => [position, weight / dimensions.length] as const
			)
		)
	);
}
