import { describe, expect, test } from 'vitest';
import { expectNear } from '../../../../tests/support/near.ts';
import { neededCustomers, recognised } from './power.ts';

describe('customers needed', () => {
	test.each([
		[0.3, 0.15, [242, 264, 355]],
		[0.3, 0.2, [588, 648, 885]],
		[0.2, 0.1, [398, 432, 575]],
		[0.2, 0.14, [1230, 1356, 1850]],
		[0.12, 0.06, [712, 768, 1025]],
		[0.05, 0.03, [3012, 3276, 4415]]
	] as const)('%d to %d', (base, treated, printed) => {
		// The printed table rounds to whole customers in each arm.
		[1 / 2, 1 / 3, 1 / 5].forEach((share, i) =>
			expectNear(neededCustomers({ base, treated }, share), printed[i] ?? NaN, 5)
		);
	});

	test('no number tells equal rates apart', () => {
		expect(() => neededCustomers({ base: 0.2, treated: 0.2 }, 0.5)).toThrow(RangeError);
	});
});

describe('power', () => {
	test('of 240 customers, a third held out, for 20 % to 10 %, is about 63 %', () => {
		expectNear(recognised({ base: 0.2, treated: 0.1 }, 240, 1 / 3), 0.63, 0.005);
	});

	test('is the error rate where nothing changes, and none for nobody', () => {
		expectNear(recognised({ base: 0.2, treated: 0.2 }, 240, 1 / 3), 0.05, 1e-9);
		expect(recognised({ base: 0.2, treated: 0.1 }, 0, 1 / 3)).toBe(0);
	});
});
