// The only door to the matrix library: replacing it means replacing this file.
import { EigenvalueDecomposition, LuDecomposition, Matrix } from 'ml-matrix';

export type Rows = readonly (readonly number[])[];

const toMatrix = (rows: Rows): Matrix => new Matrix(rows.map((row) => [...row]));

export type Eigen = {
	/** From the smallest to the largest. */
	readonly values: readonly number[];
	/** `vectors[i]` belongs to `values[i]` and has length 1. */
	readonly vectors: Rows;
};

/**
 * Eigenvalues and eigenvectors of a symmetric matrix.
 *
 * Unit: that of the matrix. Range: all reals, none negative for a covariance matrix but for rounding.
 * Missing: every cell is needed.
 * Source: Householder tridiagonalisation and QL iteration, by the library.
 */
export function symmetricEigen(rows: Rows): Eigen {
	const solved = new EigenvalueDecomposition(toMatrix(rows), { assumeSymmetric: true });
	const vectors = solved.eigenvectorMatrix.transpose().to2DArray();
	const pairs = solved.realEigenvalues
		.map((value, i) => ({ value, vector: vectors[i] ?? [] }))
		.sort((a, b) => a.value - b.value);
	return { values: pairs.map(({ value }) => value), vectors: pairs.map(({ vector }) => vector) };
}

/**
 * Solves `rows · x = right`.
 *
 * Unit: that of the right side over that of the matrix. Range: all reals.
 * Missing: null where the matrix is singular, so that no solution is the only one.
 * Source: LU decomposition with pivoting, by the library.
 */
export function solveLinear(rows: Rows, right: readonly number[]): number[] | null {
	const decomposition = new LuDecomposition(toMatrix(rows));
	if (decomposition.isSingular()) return null;
	const solution = decomposition.solve(Matrix.columnVector([...right])).to1DArray();
	return solution.every(Number.isFinite) ? solution : null;
}

/**
 * Inverse of a square matrix.
 *
 * Unit: one over that of the matrix. Range: all reals.
 * Missing: null where the matrix is singular.
 * Source: LU decomposition with pivoting, by the library.
 */
export function inverse(rows: Rows): number[][] | null {
	const decomposition = new LuDecomposition(toMatrix(rows));
	if (decomposition.isSingular()) return null;
	const solution = decomposition.solve(Matrix.eye(rows.length)).to2DArray();
	return solution.flat().every(Number.isFinite) ? solution : null;
}
