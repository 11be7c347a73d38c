const SECONDS_PER_RATING = 6;
const SECONDS_AROUND = 20;
const LONGEST_S = 24 * 60 * 60;

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

/**
 * How long somebody took, from the first showing of the form until it was sent.
 *
 * Unit: seconds, whole. Range: 0 … 86 400; more is a form left open, not an answer being given.
 * Missing: null when the time of showing is unreadable, in the future or more than a day ago.
 */
export function secondsTaken(shownAt: string | undefined, now: Date): number | null {
	const shown = shownAt && ISO_INSTANT.test(shownAt) ? Date.parse(shownAt) : NaN;
	const seconds = Math.round((now.getTime() - shown) / 1_000);
	return seconds >= 0 && seconds <= LONGEST_S ? seconds : null;
}

const ISO_INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
