import type { RatingScale } from './scale.ts';

/**
 * Rating of a negatively worded item, turned round: min + max − rating. Applied to expectation and
 * perception alike, before anything else is computed.
 *
 * Unit: scale points. Range: the rating scale; applying it twice gives the rating back.
 * Missing: null stays null.
 * Source: Parasuraman, Zeithaml & Berry (1988), Journal of Retailing 64(1), items 10–13 and 18–22.
 */
export function reverseKey(rating: number | null, scale: RatingScale): number | null {
	return rating === null ? null : scale.min + scale.max - rating;
}
