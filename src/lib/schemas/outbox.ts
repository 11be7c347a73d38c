/** What queued messages know. */
import { z } from 'zod';

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
	organization: z.object({ zh: z.string().optional(), en: z.string().optional() })
});

/** A mail that was put into words when it was queued. */
export const writtenMail = z.object({ subject: z.string(), text: z.string() });

export type AlertOpened = z.infer<typeof alertOpened>;
