/** What queued messages know. */
import { z } from 'zod';

export const alertOpened = z.object({
	reference: z.string(),
	band: z.enum(['watch', 'amber', 'red', 'must_act']),
	score: z.number(),
	due_at: z.string(),
	customer: z.string()
});

/** A mail that was put into words when it was queued. */
export const writtenMail = z.object({ subject: z.string(), text: z.string() });

export type AlertOpened = z.infer<typeof alertOpened>;
