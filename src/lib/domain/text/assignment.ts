import { ACCURACY_FROM_N, type Tally } from './honest-accuracy.ts';

/** How probable the first cause of a text was said to be, and whether it was right. */
export type FirstGuess = { readonly probability: number; readonly isRight: boolean };

/** From which probability on a first cause is taken without asking; null: never. */
export type Assignment = Tally & { readonly from: number | null };

/** Right in so many of the texts that are assigned. */
export const ASSIGN_PRECISION = 0.9;

/**
 * From which probability on first causes are right often enough to be taken without asking, by texts drawn by chance:
 * the lowest one, so that as many as possible are.
 *
 * Unit: probability. Range: one of 0.3, 0.4 … 0.9.
 * Missing: null where none is, or fewer than `ACCURACY_FROM_N` texts reach it.
 */
export function assignFrom(drawn: readonly FirstGuess[]): Assignment {
	for (const from of STEPS) {
		const sure = drawn.filter(({ probability }) => probability >= from);
		const right = sure.filter(({ isRight }) => isRight).length;
		if (sure.length < ACCURACY_FROM_N) break;
		if (right / sure.length >= ASSIGN_PRECISION) return { from, n: sure.length, right };
	}
	return { from: null, n: drawn.length, right: drawn.filter(({ isRight }) => isRight).length };
}

const STEPS = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
