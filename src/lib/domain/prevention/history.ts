/** Earlier customers of whom fewer than this are known say too little to begin from. */
const HISTORY_FROM_N = 30;

/** Earlier Amber customers, and how many of them complained within the window. */
export type History = { readonly n: number; readonly complaints: number };

/**
 * Complaint rate of earlier customers, from which a plan is weighed.
 *
 * Unit: share, 0–1. Range: 0 … 1.
 * Missing: null below 30 customers; then somebody has to estimate it.
 */
export function historicRate({ n, complaints }: History): number | null {
	return n < HISTORY_FROM_N ? null : complaints / n;
}
