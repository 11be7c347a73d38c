import { describe, expect, test } from 'vitest';
import { EMERGENCY_WEEKS } from '../../../../../tests/support/count-series.ts';
import { expectNear } from '../../../../../tests/support/near.ts';
import { rateChart, shareChart } from './count-charts.ts';

const outside = (chart: ReturnType<typeof shareChart>) =>
	chart.value?.points.filter(({ z }) => Math.abs(z ?? 0) > 3).length;

describe('charts of shares', () => {
	test('emergency departments: p flags 16 of 20 weeks, p′ none (Mohammed et al. 2013)', () => {
		const plain = shareChart(EMERGENCY_WEEKS);
		const prime = shareChart(EMERGENCY_WEEKS, { isOverdispersed: true });
		expect(outside(plain)).toBe(16);
		expect(outside(prime)).toBe(0);
		expect(plain.value?.dispersion).toBe(1);
		// Printed as 10.64; further digits by numpy.
		expectNear(prime.value?.dispersion, 10.64042186349651, 1e-10);
		expectNear(prime.value?.centre, 0.9528997113441912, 1e-15);
	});

	test('limits by hand: 10 % of 100 and of 25', () => {
		const periods = Array.from({ length: 8 }, (_none, i) =>
			i % 2 === 0 ? { count: 10, n: 100 } : { count: 5, n: 50 }
		);
		const { value } = shareChart([...periods, { count: 2, n: 25 }], {
			baseline: { from: 0, to: 8 }
		});
		expectNear(value?.points[0]?.upper, 0.1 + 3 * 0.03, 1e-14);
		expectNear(value?.points[0]?.lower, 0.1 - 3 * 0.03, 1e-14);
		expectNear(value?.points[8]?.upper, 0.1 + 3 * 0.06, 1e-14);
		expect(value?.points[8]?.lower).toBe(0);
	});

	test('a frozen baseline does not move with what follows', () => {
		const before = Array.from({ length: 12 }, (_none, i) => ({ count: 20 + (i % 3), n: 100 }));
		const bad = Array.from({ length: 6 }, () => ({ count: 60, n: 100 }));
		const frozen = shareChart([...before, ...bad], { baseline: { from: 0, to: 12 } });
		const drifting = shareChart([...before, ...bad]);
		expectNear(frozen.value?.centre, 0.21, 1e-14);
		expect(frozen.n).toBe(12);
		expect(frozen.value?.isProvisional).toBe(false);
		expect(drifting.value?.centre).toBeGreaterThan(0.3);
		expect(outside(frozen)).toBe(6);
	});

	test('a period without observations is a gap', () => {
		const periods = Array.from({ length: 9 }, (_none, i) => ({ count: 1 + (i % 2), n: 20 }));
		periods[4] = { count: 0, n: 0 };
		const { value, n } = shareChart(periods);
		expect(n).toBe(8);
		expect(value?.points[4]).toEqual({ value: null, lower: null, upper: null, z: null });
		expect(value?.isProvisional).toBe(true);
	});

	test('too few periods, and nothing ever found', () => {
		const none = { count: 0, n: 30 };
		expect(shareChart(Array.from({ length: 7 }, () => none))).toEqual({
			value: null,
			n: 7,
			reason: 'too_few'
		});
		expect(shareChart(Array.from({ length: 9 }, () => none)).reason).toBe('zero_variance');
		expect(shareChart([]).reason).toBe('too_few');
	});
});

describe('charts of rates', () => {
	test('limits by hand: four complaints per hundred contacts', () => {
		const periods = Array.from({ length: 8 }, () => ({ count: 8, n: 2 }));
		const { value } = rateChart([...periods, { count: 1, n: 1 }], { baseline: { from: 0, to: 8 } });
		expect(value?.centre).toBe(4);
		expectNear(value?.points[0]?.upper, 4 + 3 * Math.SQRT2, 1e-14);
		expectNear(value?.points[8]?.upper, 10, 1e-14);
		expect(value?.points[8]?.lower).toBe(0);
	});

	test('u′ widens the limits by how much weeks really differ', () => {
		const { value } = rateChart(EMERGENCY_WEEKS, { isOverdispersed: true });
		expectNear(value?.dispersion, 2.309248292908878, 1e-10);
		expect(value?.points.every(({ z }) => Math.abs(z ?? NaN) < 3)).toBe(true);
	});
});
