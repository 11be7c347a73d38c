import { describe, expect, test } from 'vitest';
import { expectAllNear, expectNear } from '../../../../tests/support/near.ts';
import { seasonality } from './seasonality.ts';

// Thirty months from March: a slope of .05, a season and noise.
const VALUES = [
	11.3, 9.85, 9.2, 7.75, 7.9, 8.25, 9.2, 10.65, 10.9, 11.85, 13.3, 13.15, 12.0, 10.55, 9.4, 8.95,
	8.4, 8.65, 10.2, 10.95, 11.4, 12.35, 14.3, 13.55, 12.0, 11.55, 10.3, 9.45, 8.6, 9.65
];
const SERIES = VALUES.map((value, i) => ({
	year: 2024 + Math.floor((2 + i) / 12),
	month: ((2 + i) % 12) + 1,
	value
}));

describe('seasonality', () => {
	test('effects of the months beside a trend, against numpy and scipy', () => {
		const { value, n } = seasonality(SERIES);
		expect(n).toBe(30);
		expectNear(value?.f, 120.91609366636945, 1e-8);
		expectNear((value?.p ?? NaN) / 6.848617628419816e-14, 1, 1e-8);
		expectNear(value?.slope, 0.050833333333333286, 1e-12);
		expectNear(value?.months[0]?.effect, 2.989027777777789, 1e-11);
		expectNear(value?.months[6]?.effect, -2.5109722222222146, 1e-11);
		expectAllNear(value?.months[0]?.ci95, [2.629108265546999, 3.348947290008579], 1e-10);
		expectNear(
			value?.months.reduce((sum, { effect }) => sum + effect, 0),
			0,
			1e-10
		);
	});

	test('the order of the months does not matter', () => {
		expectNear(seasonality([...SERIES].reverse()).value?.f, 120.91609366636945, 1e-8);
	});

	test('a straight line has no season: chance alone is left', () => {
		let state = 5;
		const next = () => (state = (state * 48271) % 2147483647) / 2147483647;
		const line = SERIES.map((point, i) => ({ ...point, value: 5 + 0.1 * i + next() }));
		const { value } = seasonality(line);
		expect(value?.p).toBeGreaterThan(0.05);
		expectNear(value?.slope, 0.1, 0.02);
	});

	test('one year, or a month that was seen once, is too few', () => {
		expect(seasonality(SERIES.slice(0, 12))).toEqual({ value: null, n: 12, reason: 'too_few' });
		expect(seasonality(SERIES.slice(0, 23)).reason).toBe('too_few');
		expect(seasonality(SERIES.slice(0, 24)).value).not.toBeNull();
		expect(seasonality([]).reason).toBe('too_few');
	});

	test('a constant or a perfectly repeating series cannot be judged', () => {
		const constant = SERIES.map((point) => ({ ...point, value: 4.4 }));
		const repeating = SERIES.map((point) => ({ ...point, value: point.month }));
		expect(seasonality(constant).reason).toBe('zero_variance');
		expect(seasonality(repeating).reason).toBe('zero_variance');
	});
});
