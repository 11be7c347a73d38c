import { expect, test } from 'vitest';
import { poissonInterval } from './poisson-interval.ts';

test.each([
	// χ²(.025, 2k)/2 and χ²(.975, 2k + 2)/2
	[0, 0, 3.689],
	[1, 0.0253, 5.572],
	[10, 4.795, 18.39],
	[100, 81.36, 121.63]
])('%s events: a mean from %s to %s', (count, lower, upper) => {
	const [low, high] = poissonInterval(count);
	expect(low).toBeCloseTo(lower, lower > 10 ? 1 : 3);
	expect(high).toBeCloseTo(upper, upper > 10 ? 1 : 3);
});

test('stands with counts beyond what fits into a factorial', () => {
	const [low, high] = poissonInterval(5_000);
	expect(low).toBeCloseTo(5_000 - 1.96 * Math.sqrt(5_000), -1);
	expect(high).toBeCloseTo(5_000 + 1.96 * Math.sqrt(5_000), -1);
});

test('refuses what is no count', () => {
	expect(() => poissonInterval(-1)).toThrow(RangeError);
	expect(() => poissonInterval(1.5)).toThrow(RangeError);
	expect(() => poissonInterval(1, 1)).toThrow(RangeError);
});
