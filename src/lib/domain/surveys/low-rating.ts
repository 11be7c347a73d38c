/** Which ratings are low enough to offer somebody a call. */
import type { RatingScale } from '../servqual/scale.ts';

/**
 * The highest rating of an item that counts as low: a third of the way up the scale.
 *
 * Unit: scale points. Range: within the scale; 3 of 1–7, 2 of 1–5, 3 of 1–9, 4 of 1–10.
 * Missing: "no opinion" and skipped items are not low; ask `isLow`.
 * Source: our own rule; a third of the scale is where wording turns from "hardly" to "partly".
 */
export function lowItemAtMost({ min, max }: RatingScale): number {
	return Math.floor(min + (max - min) / 3);
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

/** Whether any of these ratings is low. */
export function isLow(
	{ items, overall }: { items: readonly (number | null)[]; overall: number | null },
	scale: RatingScale
): boolean {
	const isItemLow = (rating: number | null) =>
		rating !== null && rating >= scale.min && rating <= lowItemAtMost(scale);
	return items.some(isItemLow) || (overall !== null && overall <= lowOverallAtMost(scale));
}
