import { describe, expect, test } from 'vitest';
import { expectNear } from '../../../../tests/support/near.ts';
import { noncentralTCdf, noncentralityOf } from './noncentral-t.ts';

// References: the defining integral over the chi distribution with 40 digits (mpmath).
describe('noncentral t', () => {
	test.each([
		[1, 5, 0.5, 0.66653570268727170569],
		[-0.5, 8, 1.2, 0.04724073392109529043],
		[4, 30, 3, 0.8048965358309578946],
		[2, 3, 6, 0.00088513637502622469903],
		[30, 200, 28, 0.86212687525659787667],
		[0, 10, 1, 0.15865525393145705141],
		[2.5, 10, 0, 0.98427657788169559788]
	])('t = %f, df = %i, noncentrality %f', (t, df, noncentrality, reference) => {
		expectNear(noncentralTCdf(t, df, noncentrality), reference, 1e-12);
	});

	test.each([
		[0, 4],
		[2.3, 18],
		[-3.7, 30],
		[12, 60],
		[36, 1500]
	])('the noncentrality undoes the distribution at t = %f, df = %i', (t, df) => {
		for (const probability of [0.025, 0.975]) {
			const found = noncentralityOf(t, df, probability);
			expectNear(noncentralTCdf(t, df, found), probability, 1e-11);
		}
		expect(noncentralityOf(t, df, 0.975)).toBeLessThan(noncentralityOf(t, df, 0.025));
	});
});
