import type { RatingScale } from './scale.ts';

/** A rating, null for "no answer", or `reject` for something that is neither. */
export type ParsedRating = number | null | 'reject';

const NO_ANSWER = new Set(['', 'NA', 'N/A']);
const WHOLE_NUMBER = /^(?:0|[1-9]\d*)$/;

/**
 * Reads one rating from an import.
 *
 * Full-width digits are accepted (Chinese input methods type them), as are spaces around the
 * number. Everything that is not plainly a step of the scale is rejected: a rating that was
 * clamped or rounded is an answer nobody gave.
 *
 * Unit: scale points. Range: whole numbers of the scale.
 * Missing: null for null, undefined, blank, NA and N/A.
 * Source: our own import rule.
 */
export function parseRating(
	token: string | number | null | undefined,
	scale: RatingScale
): ParsedRating {
	if (token === null || token === undefined) return null;
	if (typeof token === 'number') return onScale(token, scale);
	const text = token.normalize('NFKC').trim();
	if (NO_ANSWER.has(text.toUpperCase())) return null;
	return WHOLE_NUMBER.test(text) ? onScale(Number(text), scale) : 'reject';
}

function onScale(value: number, scale: RatingScale): ParsedRating {
	const isStep = Number.isInteger(value) && value >= scale.min && value <= scale.max;
	return isStep ? value : 'reject';
}
