import { expect, test } from 'vitest';
import { driftLevel, driftOf, populationStability } from './population-stability.ts';

test('is the divergence of the shares, both ways', () => {
	// Shares .8/.15/.05 and .6/.25/.15: .2·ln(.8/.6) + .1·ln(.25/.15) + .1·ln(3)
	const worked = 0.2 * Math.log(0.8 / 0.6) + 0.1 * Math.log(0.25 / 0.15) + 0.1 * Math.log(3);
	const psi = populationStability([800_000, 150_000, 50_000], [600_000, 250_000, 150_000]);
	expect(psi).toBeCloseTo(worked, 4);
	expect(driftLevel(psi)).toBe('watch');
});

test('is nothing where nothing moved, and never infinite', () => {
	expect(populationStability([900, 80, 20], [900, 80, 20])).toBeCloseTo(0, 12);
	const psi = populationStability([1_000, 0, 0], [500, 400, 100]);
	expect(psi).toBeGreaterThan(1);
	expect(Number.isFinite(psi)).toBe(true);
});

test('has its levels', () => {
	expect([0.0999, 0.1, 0.2499, 0.25, null].map(driftLevel)).toEqual([
		...['steady', 'watch', 'watch', 'alert', null]
	]);
});

test('is not told of few, whom chance moves', () => {
	expect(populationStability([99, 0, 0], [500, 0, 0])).toBeNull();
	expect(populationStability([500, 0, 0], [20, 9, 0])).toBeNull();
});

test('names every signal that anybody had, then or now, and what moved most comes first', () => {
	const before = {
		n: 1_000,
		signals: { long_wait: [700, 200, 100], gone: [900, 100, 0] }
	} as const;
	const now = { n: 500, signals: { long_wait: [345, 105, 50], fresh: [250, 250, 0] } } as const;
	const drift = driftOf(before, now);
	expect(drift.map(({ signal }) => signal)).toEqual(['fresh', 'gone', 'long_wait']);
	expect(drift[0]).toMatchObject({ level: 'alert', before: 0, now: 0.5 });
	expect(drift[2]).toMatchObject({ level: 'steady', before: 0.3, now: 0.31 });
	expect(driftOf({ n: 0, signals: {} }, now)[0]).toMatchObject({ psi: null, before: null });
});
