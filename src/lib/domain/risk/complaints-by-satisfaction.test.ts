import { describe, expect, test } from 'vitest';
import { complaintsBySatisfaction, type CountedPoint } from './complaints-by-satisfaction.ts';

const point = (value: number, n: number | null, complaints: number | null): CountedPoint => ({
	value,
	n,
	complaints
});
const SEVEN = [
	point(1, 10, 4),
	point(2, 20, 6),
	point(3, null, null),
	point(4, 100, 50),
	point(5, 30, 3),
	point(6, 40, 2),
	point(7, 60, 0)
];

describe('the share of complaints at a point of satisfaction', () => {
	const { points } = complaintsBySatisfaction(SEVEN);

	test('has a Wilson interval, also at none', () => {
		expect(points[0]?.share).toEqual({ value: 0.4, n: 10 });
		// Wilson for 4 of 10, as R's prop.test(4, 10, correct = FALSE) prints it.
		expect(points[0]?.ci?.[0]).toBeCloseTo(0.1681803, 6);
		expect(points[0]?.ci?.[1]).toBeCloseTo(0.6873262, 6);
		expect(points[6]?.share).toEqual({ value: 0, n: 60 });
		expect(points[6]?.ci?.[0]).toBe(0);
		expect(points[6]?.ci?.[1]).toBeGreaterThan(0);
	});

	test('is not known where the answers are too few or withheld', () => {
		expect(points[2]).toEqual({
			...{ value: 3, n: null, complaints: null },
			...{ share: { value: null, n: 0, reason: 'too_few' }, ci: null }
		});
		const [few] = complaintsBySatisfaction([point(1, 4, 1), point(2, 9, 1)]).points;
		expect(few?.share.value).toBeNull();
	});
});

describe('the less satisfied against the satisfied', () => {
	test('are those below the middle and the top two, whoever is between on neither side', () => {
		const { contrast } = complaintsBySatisfaction(SEVEN);
		expect(contrast.value?.low).toEqual({ n: 30, share: 10 / 30 });
		expect(contrast.value?.high).toEqual({ n: 100, share: 0.02 });
		expect(contrast.value?.difference).toBeCloseTo(10 / 30 - 0.02, 12);
		expect(contrast.value?.direction).toBe('more');
		expect(contrast.n).toBe(130);
	});

	test('are not told apart where the interval includes 0', () => {
		const alike = [point(1, 20, 1), point(2, 0, null), point(3, 20, 1)];
		expect(complaintsBySatisfaction(alike).contrast.value?.direction).toBe(
			'no_reliable_difference'
		);
	});

	test('are not compared when either side has fewer than five', () => {
		const few = [point(1, 5, 1), point(2, 9, 0), point(3, null, null), point(4, 0, null)];
		expect(complaintsBySatisfaction(few).contrast).toEqual({
			...{ value: null, n: 14, reason: 'too_few' }
		});
		expect(complaintsBySatisfaction([]).contrast.value).toBeNull();
	});
});
