import { describe, expect, test } from 'vitest';
import { acceptanceCase } from '../../../../tests/support/acceptance-cases.ts';
import { expectNear } from '../../../../tests/support/near.ts';
import {
	fQuantile,
	fUpperP,
	logGamma,
	normalCdf,
	normalTwoSidedP,
	tQuantile,
	tTwoSidedP
} from './distributions.ts';

// References computed with 40 digits (mpmath, regularised incomplete beta); relative tolerance.
const RELATIVE = 1e-12;

function expectRelative(actual: number, reference: number): void {
	expectNear(actual / reference, 1, RELATIVE);
}

describe('Student t', () => {
	const quantiles = acceptanceCase<unknown, Record<string, number>>('AC10', 't quantiles .975');

	test.each(Object.entries(quantiles.expect))('the .975 quantile at df %s', (df, value) => {
		expectNear(tQuantile(0.975, Number(df)), value, quantiles.tol);
	});

	test.each([
		[0.975, 1, 12.706204736174704646],
		[0.975, 193, 1.9723316757957501039],
		[0.975, 1_000_000, 1.9599663568141070353],
		[0.95, 40, 1.6838510133356526387],
		[0.995, 7, 3.4994832973504939201]
	])('quantile %f at df %i to 1e-12', (p, df, reference) => {
		expectRelative(tQuantile(p, df), reference);
	});

	test.each([
		[0.1, 1, 0.93654896513889286097],
		[1, 2, 0.42264973081037423549],
		[-3, 4, 0.039941968071718827276],
		[5, 193, 1.2832704157996825777e-6],
		[20, 193, 6.3027560995193032635e-49]
	])('two-sided p of t = %f at df %i to 1e-12, far into the tail', (t, df, reference) => {
		expectRelative(tTwoSidedP(t, df), reference);
	});

	test('t = 0 gives p = 1', () => {
		expect(tTwoSidedP(0, 3)).toBe(1);
	});

	test('no degrees of freedom is refused instead of NaN', () => {
		expect(() => tQuantile(0.975, 0)).toThrow(RangeError);
		expect(() => tTwoSidedP(NaN, 4)).toThrow(RangeError);
	});
});

describe('F', () => {
	test.each([
		[0.975, 249, 996, 1.210296143268557528],
		[0.025, 249, 996, 0.81658567248616105494],
		[0.95, 40, 1000, 1.4063049453036301065],
		[0.05, 40, 1000, 0.65897879721495820934],
		[0.975, 1, 1, 647.78901147784530866],
		[0.975, 4, 16, 3.7294165455930485316]
	])('quantile %f at df %i and %i to 1e-12', (p, df1, df2, reference) => {
		expectRelative(fQuantile(p, df1, df2), reference);
	});

	test('no degrees of freedom is refused instead of NaN', () => {
		expect(() => fQuantile(0.975, 0, 4)).toThrow(RangeError);
	});
});

describe('upper tail of F', () => {
	test.each([
		[3.5, 11, 11, 0.024351913656748858707],
		[0.2, 2, 30, 0.8198135019397575969],
		[60, 11, 40, 2.5967278359699110449e-21]
	])('p of F = %f at df %i and %i', (statistic, df1, df2, reference) => {
		expectRelative(fUpperP(statistic, df1, df2), reference);
	});
});

describe('normal and gamma', () => {
	test.each([
		[1.959963984540054, 0.050000000000000027531],
		[-5, 5.7330314375838782335e-7],
		[12, 3.5529642241553579954e-33]
	])('two-sided p of z = %f', (z, reference) => {
		expectRelative(normalTwoSidedP(z), reference);
	});

	test('the distribution function keeps its lower tail', () => {
		expectRelative(normalCdf(-8), 6.2209605742717841235e-16);
		expect(normalCdf(0)).toBe(0.5);
	});

	test('the logarithm of a factorial', () => {
		expectRelative(logGamma(171), 706.57306224578734711);
		expectRelative(logGamma(6), Math.log(120));
	});
});
