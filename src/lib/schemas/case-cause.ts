/** The cause of a complaint: who named it, what the reader suggests, and what a colleague says. */
import { z } from 'zod';
import { CASE_CAUSES } from '#lib/domain/cases/causes.ts';
import { guess } from './words.ts';

export const caseCause = z.object({
	cause: z.string().nullable(),
	category: z.string().nullable(),
	/** Who said so; null where it is as it was told at first. */
	by: z.enum(['reader', 'person']).nullable(),
	guesses: z.array(guess),
	/** What the reader said when it wrote the cause; null where it did not. */
	written: z
		.object({
			reader: z.number().optional(),
			probability: z.number().optional(),
			words: z.array(z.string()).default([])
		})
		.nullable()
});
export type CaseCause = z.output<typeof caseCause>;

const CODES: ReadonlySet<string> = new Set(CASE_CAUSES.map(({ code }) => code));

/** A cause, or none to take back what stands. */
export const caseCauseForm = z.object({
	cause: z
		.string()
		.refine((given) => given === '' || CODES.has(given), 'unusable')
		.transform((given) => (given === '' ? null : given))
});
