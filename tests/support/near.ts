import { expect } from 'vitest';

/** Asserts a number within an absolute tolerance; null and NaN fail. */
export function expectNear(actual: number | null | undefined, expected: number, tol: number): void {
	expect(actual).toEqual(expect.any(Number));
	expect(Math.abs((actual ?? NaN) - expected), `${actual} against ${expected}`).toBeLessThanOrEqual(
		tol
	);
}

/** The same for a list of numbers, such as an interval. */
export function expectAllNear(
	actual: readonly (number | null)[] | null | undefined,
	expected: readonly number[],
	tol: number
): void {
	expect(actual).toHaveLength(expected.length);
	expected.forEach((value, index) => expectNear(actual?.[index], value, tol));
}
