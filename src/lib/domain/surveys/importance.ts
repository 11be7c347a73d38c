/** A hundred points shared among the dimensions by what matters to a customer. */
export const POINTS_TO_SHARE = 100;

/** How far one press of a stepper goes. */
export const POINTS_A_STEP = 5;

/** The name of the form field with the points of one dimension. */
export function weightField(dimension: string): string {
	return `w_${dimension}`;
}

const WHOLE = /^\d{1,3}$/;

/**
 * Points still to be given out; negative when too many have been.
 *
 * Unit: points. Range: −∞ … 100. Missing: an empty field counts as 0, because who gives all points
 * to three of five dimensions has said something about the others too.
 * Source: Parasuraman, Zeithaml & Berry (1991), Journal of Retailing 67(4): 100 points.
 */
export function pointsLeft(given: readonly (string | undefined)[]): number {
	return given.reduce((left, points) => left - (Number(points) || 0), POINTS_TO_SHARE);
}

/**
 * The shared points as numbers; null when no field was filled in, `points_left` when they do not
 * add up, `unreadable` when one of them is no whole number from 0 to 100.
 */
export function sharedPoints(
	given: readonly (string | undefined)[]
): number[] | null | 'points_left' | 'unreadable' {
	if (given.every((points) => !points)) return null;
	const isReadable = (points: string | undefined) =>
		!points || (WHOLE.test(points) && Number(points) <= POINTS_TO_SHARE);
	if (!given.every(isReadable)) return 'unreadable';
	return pointsLeft(given) === 0 ? given.map((points) => Number(points ?? 0)) : 'points_left';
}
