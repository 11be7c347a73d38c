// Counts what the database would count, from whole numbers in memory.
import type { CrossProducts } from '#lib/domain/statistics/covariance.ts';
import type { PairSums } from '#lib/domain/statistics/correlation.ts';
import type { ExactSums } from '#lib/domain/statistics/exact-sums.ts';

const total = (values: readonly bigint[]): string =>
	values.reduce((sum, value) => sum + value, 0n).toString();

export function countSums(values: readonly number[]): ExactSums {
	const exact = values.map(BigInt);
	return { n: exact.length, sum: total(exact), sum_sq: total(exact.map((x) => x * x)) };
}

export function countPair(x: readonly number[], y: readonly number[]): PairSums {
	const product = (a: readonly number[], b: readonly number[]): string =>
		total(a.map((value, i) => BigInt(value) * BigInt(b[i] ?? NaN)));
	return {
		n: x.length,
		sum_x: countSums(x).sum,
		sum_y: countSums(y).sum,
		sum_xx: product(x, x),
		sum_yy: product(y, y),
		sum_xy: product(x, y)
	};
}

/** Rows are respondents who answered everything; `k` is needed only where there are none. */
export function countCross(
	rows: readonly (readonly number[])[],
	k = rows[0]?.length ?? 0
): CrossProducts {
	const columns = Array.from({ length: k }, (_none, i) => rows.map((row) => BigInt(row[i] ?? NaN)));
	return {
		n: rows.length,
		sums: columns.map(total),
		cross: columns.map((a) => columns.map((b) => total(a.map((value, r) => value * (b[r] ?? 0n)))))
	};
}

/** Sums of nobody: what merging starts from. */
export const emptyCross = (k: number): CrossProducts => countCross([], k);

/** Adds the sums of other respondents (`sign` 1) or takes them away (−1). */
export function addCross(to: CrossProducts, other: CrossProducts, sign: 1 | -1): CrossProducts {
	const add = (a: string, b: string | undefined): string =>
		(BigInt(a) + BigInt(sign) * BigInt(b ?? NaN)).toString();
	return {
		n: to.n + sign * other.n,
		sums: to.sums.map((sum, i) => add(sum, other.sums[i])),
		cross: to.cross.map((row, i) => row.map((cell, j) => add(cell, other.cross[i]?.[j])))
	};
}
