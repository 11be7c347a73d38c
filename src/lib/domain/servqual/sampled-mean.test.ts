import { describe, expect, test } from 'vitest';
import { dimensionWeights, overallWeights, sampledMean, type ItemPair } from './sampled-mean.ts';

/** 22 items in dimensions of 4, 5, 4, 4, 5; the first of each is its anchor. */
const ITEMS = [4, 5, 4, 4, 5].flatMap((size, d) =>
	Array.from({ length: size }, (_none, i) => ({ dimension: `d${d}`, isAnchor: i === 0 }))
);

type Ratings = readonly (number | null)[];

/** Counts pairs the way the database does. */
function pairsOf(people: readonly Ratings[]): ItemPair[] {
	const pairs: ItemPair[] = [];
	for (let i = 0; i < ITEMS.length; i += 1) {
		for (let j = i; j < ITEMS.length; j += 1) {
			let [n, sumI, sumJ, product] = [0, 0, 0, 0];
			for (const ratings of people) {
				const [a, b] = [ratings[i] ?? null, ratings[j] ?? null];
				if (a === null || b === null) continue;
				n += 1;
				sumI += a;
				sumJ += b;
				product += a * b;
			}
			if (n > 0) pairs.push([i + 1, j + 1, n, sumI, sumJ, product]);
		}
	}
	return pairs;
}

/** Random numbers that are the same at every run (mulberry32). */
function chance(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

/** Items differ in difficulty, anchors are rated best, and a person's mood runs through all of them. */
const difficulty = ITEMS.map(({ isAnchor }, place) => (isAnchor ? 0.8 : -0.1 * (place % 7)));

function person(next: () => number): number[] {
	const mood = 2 * (next() + next() + next()) - 3;
	return difficulty.map((shift) =>
		Math.min(7, Math.max(1, Math.round(4.6 + shift + 0.8 * mood + 2 * (next() - 0.5))))
	);
}

/** The anchors, and three of the others by lot. */
function sampleOf(ratings: readonly number[], next: () => number): Ratings {
	const others = ITEMS.flatMap(({ isAnchor }, place) => (isAnchor ? [] : [place]))
		.map((place) => ({ place, lot: next() }))
		.sort((a, b) => a.lot - b.lot)
		.slice(0, 3)
		.map(({ place }) => place);
	return ratings.map((rating, place) =>
		ITEMS[place]?.isAnchor || others.includes(place) ? rating : null
	);
}

describe('a mean put together from sampled items', () => {
	test('equals the ordinary mean and t interval when everybody rated everything', () => {
		// 2, 4 and 6 on both items: mean 4, sd 2, t(.975, 2) = 4.302653.
		const pairs: ItemPair[] = [
			[1, 1, 3, 12, 12, 56],
			[1, 2, 3, 12, 12, 56],
			[2, 2, 3, 12, 12, 56]
		];
		const both = new Map([
			[1, 0.5],
			[2, 0.5]
		]);
		const { mean, ci95 } = sampledMean(pairs, both);
		expect(mean).toBe(4);
		expect(ci95?.[0]).toBeCloseTo(4 - (4.302653 * 2) / Math.sqrt(3), 5);
		expect(ci95?.[1]).toBeCloseTo(4 + (4.302653 * 2) / Math.sqrt(3), 5);
	});

	test('is missing while nobody rated one of the items, and has no interval from one person', () => {
		const weights = new Map([
			[1, 0.5],
			[2, 0.5]
		]);
		expect(sampledMean([[1, 1, 9, 36, 36, 150]], weights)).toEqual({
			...{ mean: null, ci95: null, reason: 'too_few' }
		});
		expect(
			sampledMean(
				[
					[1, 1, 9, 36, 36, 150],
					[2, 2, 1, 5, 5, 25]
				],
				weights
			)
		).toEqual({ mean: 4.5, ci95: null, reason: 'too_few' });
	});

	test('names the lack of variance when everybody answered alike', () => {
		const alike = sampledMean([[1, 1, 5, 20, 20, 80]], new Map([[1, 1]]));
		expect(alike).toEqual({ mean: 4, ci95: null, reason: 'zero_variance' });
	});

	test('is unbiased, and its 95 % intervals hold the truth as often as they say', () => {
		const next = chance(20261125);
		// The truth: a large population that answers everything.
		const population = Array.from({ length: 40_000 }, () => person(next));
		const meanOf = (place: number) =>
			population.reduce((sum, ratings) => sum + (ratings[place] ?? 0), 0) / population.length;
		const means = ITEMS.map((_item, place) => meanOf(place));
		const targets = [
			...[0, 1, 2, 3, 4].map((d) => dimensionWeights(ITEMS, `d${d}`)),
			overallWeights(ITEMS)
		].map((weights) => ({
			weights,
			truth: [...weights].reduce((sum, [position, w]) => sum + w * (means[position - 1] ?? 0), 0),
			...{ held: 0, total: 0 }
		}));
		const ROUNDS = 400;
		for (let round = 0; round < ROUNDS; round += 1) {
			const people = Array.from({ length: 120 }, () => {
				const drawn = population[Math.floor(next() * population.length)] ?? [];
				return sampleOf(drawn, next);
			});
			const pairs = pairsOf(people);
			for (const target of targets) {
				const { mean, ci95 } = sampledMean(pairs, target.weights);
				target.total += (mean ?? NaN) - target.truth;
				if (ci95 && ci95[0] <= target.truth && target.truth <= ci95[1]) target.held += 1;
			}
		}
		for (const { held, total } of targets) {
			// Three standard errors of the simulation itself: 0.013 and 0.033.
			expect(Math.abs(total / ROUNDS)).toBeLessThan(0.02);
			expect(held / ROUNDS).toBeGreaterThan(0.92);
			expect(held / ROUNDS).toBeLessThanOrEqual(0.99);
		}
		// What averaging the asked items of each person would claim instead.
		const naive = population.slice(0, 5_000).map((ratings) => {
			const asked = sampleOf(ratings, next)
				.slice(0, 4)
				.filter((rating) => rating !== null);
			return asked.reduce((sum, rating) => sum + rating, 0) / asked.length;
		});
		const bias =
			naive.reduce((sum, mean) => sum + mean, 0) / naive.length - (targets[0]?.truth ?? 0);
		expect(bias).toBeGreaterThan(0.25);
	});
});
