// The few operations on exact square matrices that reliability needs.

type Matrix = readonly (readonly bigint[])[];

const add = (a: bigint, b: bigint): bigint => a + b;

/** One cell; asking beyond the edge is a programming error, not a missing answer. */
export function cell(matrix: Matrix, row: number, column: number): bigint {
	const value = matrix[row]?.[column];
	if (value === undefined) throw new RangeError(`The matrix has no cell ${row}, ${column}.`);
	return value;
}

export function rowSum(matrix: Matrix, row: number): bigint {
	return (matrix[row] ?? []).reduce(add, 0n);
}

export function total(matrix: Matrix): bigint {
	return matrix.reduce((sum, row) => row.reduce(add, sum), 0n);
}

export function trace(matrix: Matrix): bigint {
	return matrix.reduce((sum, _row, i) => sum + cell(matrix, i, i), 0n);
}

/** The matrix without one variable's row and column. */
export function without(matrix: Matrix, index: number): Matrix {
	return matrix
		.filter((_row, i) => i !== index)
		.map((row) => row.filter((_value, j) => j !== index));
}
