/** What queued messages know. */
import { z } from 'zod';
import { bilingual } from './case.ts';

export const alertOpened = z.object({
	reference: z.string(),
	band: z.enum(['watch', 'amber', 'red', 'must_act']),
	score: z.number(),
	due_at: z.string(),
	customer: z.string()
});

/** News of a complaint to the colleague who owns it. */
export const complaintToOwner = z.object({
	news: z.enum(['received', 'added', 'reopened']),
	reference: z.string(),
	due_at: z.string()
});

/** News of a complaint to whoever made it. */
export const complaintToComplainant = z.object({
	news: z.enum(['received', 'answered']),
	reference: z.string(),
	due_at: z.string(),
	organization: bilingual
});

/** The same signal with several customers of one place. */
export const clusterOpened = z.object({
	reference: z.string(),
	signal: z.string(),
	/** Messages from before dimensions were told apart name none. */
	dimension: bilingual.nullable().default(null),
	site: bilingual,
	service: bilingual.nullable(),
	customers: z.int().positive(),
	due_at: z.string()
});

const count = z.int().nonnegative();

/** What is new for a colleague. */
export const alertDigest = z.object({
	cases: z.array(
		z.object({
			reference: z.string(),
			customer: z.string(),
			score: z.int(),
			due_at: z.string()
		})
	),
	more_cases: count,
	waiting: count,
	newly_waiting: count,
	watched: count,
	watch: z.array(z.object({ customer: z.string(), score: z.int() }))
});

/** A mail that was put into words when it was queued. */
export const writtenMail = z.object({ subject: z.string(), text: z.string() });
