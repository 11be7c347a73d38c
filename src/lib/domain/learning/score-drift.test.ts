import { describe, expect, test } from 'vitest';
import { populationStability } from './population-stability.ts';
import { scoreDrift } from './score-drift.ts';

const THEN = [
	[0, 500],
	[1, 50],
	[2, 60],
	[3, 90],
	[5, 200],
	[9, 100]
] as const;

describe('the drift of the score', () => {
	test('has classes of about a tenth then, and never parts equal points', () => {
		const { classes, thenN } = scoreDrift(THEN, THEN);
		expect(thenN).toBe(1000);
		expect(classes.map(({ from, to, then }) => [from, to, then])).toEqual([
			[null, 0, 0.5],
			[1, 2, 0.11],
			[3, 5, 0.29],
			[6, null, 0.1]
		]);
	});

	test('is none while customers score as they did, whoever they are', () => {
		const half = THEN.map(([points, n]) => [points, n / 2] as const);
		const { psi, level, nowN } = scoreDrift(THEN, half);
		expect(psi).toBeCloseTo(0, 4);
		expect({ level, nowN }).toEqual({ level: 'steady', nowN: 500 });
	});

	test('is the index of those classes, and points never seen before fall into the outer ones', () => {
		const now = [
			[-4, 100],
			[5, 150],
			[40, 250]
		] as const;
		const { psi, level, classes } = scoreDrift(THEN, now);
		expect(psi).toBeCloseTo(populationStability([500, 110, 290, 100], [100, 0, 150, 250]) ?? 0, 12);
		expect(level).toBe('alert');
		expect(classes.map(({ now: share }) => share)).toEqual([0.2, 0, 0.3, 0.5]);
	});

	test('is not told of too few, then or now', () => {
		expect(scoreDrift(THEN, [[3, 99]])).toMatchObject({ psi: null, level: null, nowN: 99 });
		expect(scoreDrift([], [])).toMatchObject({ psi: null, thenN: 0, nowN: 0 });
		expect(scoreDrift([], THEN).classes).toEqual([{ from: null, to: null, then: null, now: 1 }]);
	});
});
