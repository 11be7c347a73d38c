import { describe, expect, test } from 'vitest';
import { guardResult } from './guards.ts';

const share = (count: number, n: number) => ({ count, n });

describe('a guard', () => {
	test('says nothing before 30 are held out and 10 events came', () => {
		const few = guardResult({ contact: share(20, 60), holdout: share(2, 29) });
		expect(few).toMatchObject({ difference: null, ci95: null, isWorse: null });
		expect(few.gate.holdout).toEqual({ have: 29, need: 30 });
		expect(guardResult({ contact: share(7, 60), holdout: share(2, 30) }).isWorse).toBeNull();
		expect(guardResult({ contact: share(8, 60), holdout: share(2, 30) }).isWorse).toBe(false);
	});

	test('is worse when reliably more of the contacted leave, and only then', () => {
		const worse = guardResult({ contact: share(40, 200), holdout: share(5, 100) });
		expect(worse.difference).toBeCloseTo(-0.15, 12);
		expect(worse.ci95?.[1]).toBeLessThan(0);
		expect(worse.isWorse).toBe(true);
		expect(guardResult({ contact: share(18, 200), holdout: share(5, 100) }).isWorse).toBe(false);
		const better = guardResult({ contact: share(5, 200), holdout: share(30, 100) });
		expect(better.difference).toBeCloseTo(0.275, 12);
		expect(better.isWorse).toBe(false);
	});

	test('has the interval of Newcombe, method 10', () => {
		// Newcombe (1998), table II, example (a): 56/70 − 48/80.
		const { ci95 } = guardResult({ contact: share(48, 80), holdout: share(56, 70) });
		expect(ci95?.[0]).toBeCloseTo(0.0524, 4);
		expect(ci95?.[1]).toBeCloseTo(0.3339, 4);
	});
});
