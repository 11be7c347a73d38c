/** The kinds of field of a survey's form: what a browser sends as text, read strictly. */
import { z } from 'zod';
import type { RatingScale } from '#lib/domain/servqual/scale.ts';
import { cleanText, codePoints } from '#lib/domain/text/clean-text.ts';

/** One for each scale: a form has dozens of them, and making one costs more than using it. */
const ratings = new Map<string, ReturnType<typeof newRating>>();

/** A rating on the scale, or this one value beside it; null when nothing was chosen. */
export function rating(scale: RatingScale, beside = scale.min) {
	const key = `${scale.min} ${scale.max} ${beside}`;
	const made = ratings.get(key) ?? newRating(scale, beside);
	ratings.set(key, made);
	return made;
}

function newRating({ min, max }: RatingScale, beside: number) {
	return z
		.string('unreadable')
		.regex(/^\d{1,2}$/, 'unreadable')
		.transform(Number)
		.refine((value) => value === beside || (value >= min && value <= max), 'unreadable')
		.optional()
		.transform((value) => value ?? null);
}

/** Words in the customer's own hand, cleaned; null when there are none. */
export function text(limit: number) {
	return z
		.string('unreadable')
		.transform((given) => cleanText(given).trim())
		.refine((cleaned) => codePoints(cleaned) <= limit, 'too_long')
		.optional()
		.transform((cleaned) => cleaned || null);
}

/** A day of the calendar, YYYY-MM-DD; null when none was given. */
export function calendarDay() {
	return z
		.union([z.literal(''), z.iso.date()], 'unreadable')
		.optional()
		.transform((given) => given || null);
}

/** One of these; null when nothing was chosen. */
export function oneOf(codes: readonly string[]) {
	return z
		.string('unreadable')
		.refine((given) => given === '' || codes.includes(given), 'unreadable')
		.optional()
		.transform((given) => given || null);
}

/** Some of these, each once, in their own order; null when nothing was chosen. */
export function someOf(codes: readonly string[]) {
	return z
		.union([z.string(), z.array(z.string())], 'unreadable')
		.transform((given) => [given].flat())
		.refine(
			(given) => new Set(given).size === given.length && given.every((one) => codes.includes(one)),
			'unreadable'
		)
		.transform((given) => codes.filter((code) => given.includes(code)))
		.optional()
		.transform((given) => (given?.length ? given : null));
}
