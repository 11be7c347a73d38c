import { describe, expect, test } from 'vitest';
import { acceptanceCase } from '../../../../tests/support/acceptance-cases.ts';
import { expectAllNear, expectNear } from '../../../../tests/support/near.ts';
import { mannKendall } from './mann-kendall.ts';

// Annual flow of the Nile at Aswan 1871–1970, R's `Nile` (Cobb 1978, Biometrika 65(2)).
const NILE = [
	1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180,
	799, 958, 1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701,
	916, 692, 1020, 1050, 969, 831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862,
	698, 845, 744, 796, 1040, 759, 781, 865, 845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812,
	742, 801, 1040, 860, 874, 848, 890, 744, 749, 838, 1050, 918, 986, 797, 923, 975, 815, 1020, 906,
	901, 1170, 912, 746, 919, 718, 714, 740
];

describe('Mann–Kendall trend', () => {
	test('a constant series', () => {
		type Expected = { S: number; varS: number; p: number; tau: null };
		const { input, expect: expected } = acceptanceCase<number[], Expected>(
			'AC11',
			'Mann-Kendall constant series'
		);
		expect(mannKendall(input).value).toEqual({
			s: expected.S,
			varS: expected.varS,
			z: 0,
			p: expected.p,
			tau: expected.tau,
			slope: 0,
			slopeCi95: [0, 0]
		});
	});

	test('the flow of the Nile falls', () => {
		const { value, n } = mannKendall(NILE);
		expect(n).toBe(100);
		// S, its variance and z: numpy, straight from the definition; τ and slope: scipy.
		expect(value?.s).toBe(-1387);
		expectNear(value?.varS, 112728.33333333333, 1e-9);
		expectNear(value?.z, -4.128066522844101, 1e-12);
		expectNear((value?.p ?? NaN) / 3.658262921664336e-5, 1, 1e-12);
		expectNear(value?.tau, -0.2807413347246131, 1e-14);
		expectNear(value?.slope, -2.6, 1e-12);
		expectAllNear(value?.slopeCi95, [-3.627906976744186, -1.4285714285714286], 1e-12);
	});

	test('gaps keep their distance in the slope', () => {
		const line = [0, 2, null, 6, 8, null, 12, 14, 16, 18];
		expect(mannKendall(line).value).toMatchObject({ s: 28, tau: 1, slope: 2 });
	});

	test('seven values are too few', () => {
		expect(mannKendall([1, 2, 3, null, 4, 5, 6, 7])).toEqual({
			value: null,
			n: 7,
			reason: 'too_few'
		});
	});
});
