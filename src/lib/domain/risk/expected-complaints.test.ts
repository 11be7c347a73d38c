import { describe, expect, test } from 'vitest';
import { expectedComplaints } from './expected-complaints.ts';

const RATES = [
	{ from: 5, to: 7, complaints: 11, n: 64 },
	{ from: 8, to: null, complaints: 20, n: 50 }
];
const withPoints = (...scores: number[]) => scores.map((score) => ({ score, risk: null }));

describe('complaints expected of a list', () => {
	test('are the observed rate of customers with as many points', () => {
		const told = expectedComplaints(withPoints(5, 6, 7, 7), RATES);
		expect(told).toMatchObject({ n: 64, basis: 'observed' });
		if (told.count === null) throw new Error('not told');
		expect(told.count).toBeCloseTo((4 * 11) / 64, 12);
		expect(told.share).toBeCloseTo(11 / 64, 12);
		// Wilson, 11 of 64.
		expect(told.interval[0]).toBeCloseTo(0.0988, 4);
		expect(told.interval[1]).toBeCloseTo(0.2821, 4);
	});

	test('of a mixed list rest on every row that it touches, once', () => {
		const told = expectedComplaints(withPoints(5, 9, 12), RATES);
		expect(told).toMatchObject({ n: 114 });
		if (told.count === null) throw new Error('not told');
		expect(told.count).toBeCloseTo(11 / 64 + 0.8, 12);
	});

	test('are the sum of calibrated risks where everybody has one', () => {
		const told = expectedComplaints(
			[
				{ score: 5, risk: 0.3 },
				{ score: 5, risk: 0.1 }
			],
			RATES
		);
		expect(told).toMatchObject({ n: 2, basis: 'risk' });
		if (told.count === null) throw new Error('not told');
		expect(told.count).toBeCloseTo(0.4, 12);
		expect(told.share).toBeCloseTo(0.2, 12);
		expect(told.interval[0]).toBeGreaterThan(0);
		expect(told.interval[1]).toBeLessThan(1);
	});

	test('are not told on few observations, for points that were never observed, or for nobody', () => {
		const few = [{ from: 5, to: 7, complaints: 3, n: 19 }];
		expect(expectedComplaints(withPoints(5), few)).toEqual({ count: null, n: 19, needed: 20 });
		expect(expectedComplaints(withPoints(5, 4), RATES)).toEqual({ count: null, n: 0, needed: 20 });
		expect(expectedComplaints([], RATES)).toEqual({ count: null, n: 0, needed: 20 });
		expect(expectedComplaints(withPoints(5), [])).toMatchObject({ count: null });
	});

	test('do not mix a calibrated risk with a guess for the rest', () => {
		expect(
			expectedComplaints(
				[
					{ score: 5, risk: 0.9 },
					{ score: 4, risk: null }
				],
				RATES
			)
		).toMatchObject({ count: null });
	});
});
