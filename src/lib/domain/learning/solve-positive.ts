/**
 * Solves a symmetric positive definite system in place; of the matrix only the lower triangle is read.
 *
 * Unit: that of the right side over that of the matrix. Range: all reals.
 * Missing: does not apply.
 * Errors: RangeError if the matrix is not positive definite: some weight is held by nothing.
 * Source: Cholesky's decomposition.
 */
export function solvePositive(matrix: Float64Array, right: Float64Array): Float64Array {
	const size = right.length;
	const at = (row: number, column: number): number => matrix[row * size + column] ?? 0;
	for (let j = 0; j < size; j += 1) {
		let diagonal = at(j, j);
		for (let k = 0; k < j; k += 1) diagonal -= at(j, k) ** 2;
		if (!(diagonal > 0)) throw new RangeError(`Nothing holds weight ${j}.`);
		const root = Math.sqrt(diagonal);
		matrix[j * size + j] = root;
		for (let i = j + 1; i < size; i += 1) {
			let sum = at(i, j);
			for (let k = 0; k < j; k += 1) sum -= at(i, k) * at(j, k);
			matrix[i * size + j] = sum / root;
		}
	}
	for (let i = 0; i < size; i += 1) {
		let sum = right[i] ?? 0;
		for (let k = 0; k < i; k += 1) sum -= at(i, k) * (right[k] ?? 0);
		right[i] = sum / at(i, i);
	}
	for (let i = size - 1; i >= 0; i -= 1) {
		let sum = right[i] ?? 0;
		for (let k = i + 1; k < size; k += 1) sum -= at(k, i) * (right[k] ?? 0);
		right[i] = sum / at(i, i);
	}
	return right;
}
