import { describe, expect, test } from 'vitest';
import { countSums } from '../../../../tests/support/count-numbers.ts';
import { AUTOMATIC, MANUAL } from '../../../../tests/support/count-series.ts';
import { expectAllNear, expectNear } from '../../../../tests/support/near.ts';
import { hedgesCorrection, hedgesG, hedgesGPaired } from './hedges-g.ts';
import { summarize } from './summary.ts';

const of = (values: number[], scale = 1) => summarize(countSums(values), scale);

describe("Hedges' g", () => {
	test('fuel economy by gearbox (R effectsize, mtcars): -1.44 [-2.21, -0.65]', () => {
		const { value, n } = hedgesG(AUTOMATIC, MANUAL);
		expect(n).toBe(32);
		// The further digits: pivoting the defining integral of noncentral t with 40 digits.
		expectNear(value?.g, -1.440635402401854, 1e-12);
		expectAllNear(value?.ci95, [-2.2087673760330944, -0.6536394698980044], 1e-10);
	});

	test('paired (R, sleep): a difference in its own standard deviations', () => {
		const differences = of([-12, -24, -13, -13, 0, -10, -18, -8, -46, -14], 10);
		const { value, n } = hedgesGPaired(differences);
		expect(n).toBe(10);
		expectNear(value?.g, -1.173924903514205, 1e-12);
		expectAllNear(value?.ci95, [-1.9356021125297747, -0.3789178959963789], 1e-10);
	});

	test('the correction is exact: J(2) = 1/√π, and near 1 − 3/(4m − 1)', () => {
		// Γ(1) / (√1 · Γ(½)) = 1/√π
		expectNear(hedgesCorrection(2), 1 / Math.sqrt(Math.PI), 1e-15);
		expectNear(hedgesCorrection(100), 1 - 3 / 399, 1e-5);
	});

	test('beyond the exact range the stated approximation takes over without a step', () => {
		const group = (mean: number) => ({ n: 1000, mean, sd: 1, se: 1 / Math.sqrt(1000) });
		const exact = hedgesG(group(1.654), group(0)).value;
		const approximate = hedgesG(group(1.656), group(0)).value;
		expectAllNear(approximate?.ci95, exact?.ci95 ?? [], 0.004);
	});

	test('the sign follows the order, the interval with it', () => {
		const [there, back] = [hedgesG(AUTOMATIC, MANUAL).value, hedgesG(MANUAL, AUTOMATIC).value];
		expectNear(back?.g, -(there?.g ?? NaN), 1e-15);
		expectNear(back?.ci95[0], -(there?.ci95[1] ?? NaN), 1e-11);
	});

	test('too few values and no variance are named', () => {
		expect(hedgesG(of([1]), of([1, 2])).reason).toBe('too_few');
		expect(hedgesG(of([4, 4]), of([5, 5])).reason).toBe('zero_variance');
		expect(hedgesGPaired(of([-1, -1, -1]))).toEqual({ value: null, n: 3, reason: 'zero_variance' });
		expect(hedgesGPaired(of([-1, 2])).reason).toBe('too_few');
	});
});
