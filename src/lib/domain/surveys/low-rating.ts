/** Which ratings are low enough to offer somebody a call. */
import type { RatingScale } from '../servqual/scale.ts';
import type { Question } from './content.ts';

const DETRACTOR_AT_MOST = 6;

/**
 * The highest rating of an item that counts as low: a third of the way up the scale.
 *
 * Unit: scale points. Range: within the scale; 3 of 1–7, 2 of 1–5, 3 of 1–9, 4 of 1–10.
 * Missing: "no opinion" and skipped items are not low.
 * Source: our own rule; a third of the scale is where wording turns from "hardly" to "partly".
 */
export function lowItemAtMost({ min, max }: RatingScale): number {
	return Math.floor(min + (max - min) / 3);
}

/** The lowest rating of a reverse-keyed item that counts as low: as far from the other end. */
export function lowReversedAtLeast(scale: RatingScale): number {
	return scale.min + scale.max - lowItemAtMost(scale);
}

/**
 * The highest overall rating that counts as low: the midpoint of the scale.
 *
 * Unit: scale points. Range: within the scale; 4 of 1–7, 3 of 1–5, 5 of 1–10.
 * Source: our own rule; who is not at least somewhat satisfied has something to tell.
 */
export function lowOverallAtMost({ min, max }: RatingScale): number {
	return Math.floor((min + max) / 2);
}

/**
 * The highest answer to a question that counts as low; null where a question does not tell which end is
 * the good one.
 *
 * Unit: points of the question's own scale. Source: a recommendation up to 6 is a detractor's, Reichheld
 * (2003); satisfaction and ease count like the overall rating.
 */
export function lowAnswerAtMost({
	preset,
	scale
}: Pick<Question, 'preset' | 'scale'>): number | null {
	if (!preset || !scale) return null;
	return preset === 'nps' ? DETRACTOR_AT_MOST : lowOverallAtMost(scale);
}
