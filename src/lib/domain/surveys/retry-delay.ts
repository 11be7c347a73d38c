const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/**
 * How long to wait before an answer is sent again: twice as long each time, up to a limit, and of
 * that between half and all, so that those who failed together do not come back together.
 *
 * Unit: milliseconds. Range: 500 … 30 000, or what the server asked for if that is longer.
 * `attempt` counts from 0; `chance` is a random number from 0 to 1.
 */
export function retryDelay(attempt: number, chance: number, askedSeconds = 0): number {
	const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt);
	return Math.max((longest * (1 + chance)) / 2, askedSeconds * 1_000 || 0);
}
