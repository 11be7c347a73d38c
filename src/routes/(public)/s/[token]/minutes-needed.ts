const SECONDS_PER_RATING = 8;
const SECONDS_AROUND = 40;

/**
 * How long a survey takes, as customers are told.
 *
 * Unit: minutes, rounded up so that nobody is promised less than it takes. Range: 1 and more.
 * Source: our own estimate (reading a short statement and choosing, plus the page around it), to
 * be replaced by measured durations.
 */
export function minutesNeeded(ratings: number): number {
	return Math.max(1, Math.ceil((ratings * SECONDS_PER_RATING + SECONDS_AROUND) / 60));
}
