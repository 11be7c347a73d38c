import { describe, expect, test } from 'vitest';
import { seededRandom } from '../learning/random.ts';
import { gateOf } from './gate.ts';
import { recognised } from './power.ts';
import { judge, mayDoHarm, type Verdict } from './verdict.ts';

const arms = (contact: [number, number], holdout: [number, number]) => ({
	contact: { complaints: contact[0], n: contact[1] },
	holdout: { complaints: holdout[0], n: holdout[1] }
});

describe('the gate', () => {
	test.each([
		[[9, 60], [1, 29], false],
		[[9, 60], [1, 30], true],
		[[8, 60], [1, 30], false],
		[[0, 0], [0, 0], false]
	] as const)('%j against %j: %s', (contact, holdout, isOpen) => {
		const gate = gateOf(arms([...contact], [...holdout]));
		expect(gate.isOpen).toBe(isOpen);
		expect(gate.holdout).toEqual({ have: holdout[1], need: 30 });
	});
});

describe('the verdict', () => {
	test.each([
		['works', [16, 200], [25, 100]],
		['may_do_harm', [60, 200], [15, 100]],
		['no_visible_effect', [400, 2000], [200, 1000]],
		['cannot_tell', [16, 100], [10, 50]],
		['cannot_tell', [1, 60], [12, 29]]
	] as const)('%s', (verdict, contact, holdout) => {
		expect(judge(arms([...contact], [...holdout])).verdict).toBe(verdict);
	});

	test('a closed gate shows no number', () => {
		expect(judge(arms([1, 60], [12, 29])).effect).toBeNull();
	});

	test('harm is seen at any look', () => {
		expect(mayDoHarm(judge(arms([60, 200], [15, 100])).effect)).toBe(true);
		expect(mayDoHarm(judge(arms([16, 200], [25, 100])).effect)).toBe(false);
		expect(mayDoHarm(null)).toBe(false);
	});
});

/** Complaints among n customers who complain with this probability. */
function draw(n: number, rate: number, random: () => number): number {
	let complaints = 0;
	for (let i = 0; i < n; i += 1) if (random() < rate) complaints += 1;
	return complaints;
}

type Design = { n: number; share: number; base: number; treated: number };

/** How often each verdict is read, once, over many programmes of a design. */
function simulate({ n, share, base, treated }: Design, programmes: number, random: () => number) {
	const counts: Record<Verdict, number> = {
		works: 0,
		no_visible_effect: 0,
		may_do_harm: 0,
		cannot_tell: 0
	};
	const held = Math.round(n * share);
	const seen = new Map<string, Verdict>();
	for (let i = 0; i < programmes; i += 1) {
		const contact = draw(n - held, treated, random);
		const holdout = draw(held, base, random);
		const key = `${contact}/${holdout}`;
		const verdict = seen.get(key) ?? judge(arms([contact, n - held], [holdout, held])).verdict;
		seen.set(key, verdict);
		counts[verdict] += 1;
	}
	return counts;
}

describe('simulated programmes, read once', () => {
	test.each<Design & { seed: number }>([
		{ n: 240, share: 1 / 3, base: 0.2, treated: 0.2, seed: 20261126 },
		{ n: 240, share: 0.2, base: 0.1, treated: 0.1, seed: 20261127 },
		{ n: 1200, share: 0.5, base: 0.3, treated: 0.3, seed: 20261128 }
	])(
		'a useless one is called a success in at most 6 % of 2,000: $n customers, $base',
		({ seed, ...design }) => {
			const { works } = simulate(design, 2000, seededRandom(seed));
			expect(works / 2000).toBeLessThanOrEqual(0.06);
			// A rule that never says "works" would pass the line above.
			expect(works / 2000).toBeGreaterThan(0.02);
		}
	);

	test.each<Design & { seed: number }>([
		{ n: 240, share: 1 / 3, base: 0.2, treated: 0.1, seed: 1 },
		{ n: 432, share: 1 / 3, base: 0.2, treated: 0.1, seed: 2 },
		{ n: 355, share: 0.2, base: 0.3, treated: 0.15, seed: 3 }
	])(
		'a real halving is recognised about as often as was told: $n customers, $base',
		({ seed, ...design }) => {
			const { works } = simulate(design, 1000, seededRandom(seed));
			const told = recognised(design, design.n, design.share);
			expect(Math.abs(works / 1000 - told)).toBeLessThan(0.06);
		}
	);

	test('one that doubles complaints is called harmful, never a success', () => {
		const counts = simulate(
			{ n: 432, share: 1 / 3, base: 0.1, treated: 0.2 },
			500,
			seededRandom(4)
		);
		expect(counts.may_do_harm).toBeGreaterThan(400);
		expect(counts.works).toBe(0);
	});
});
