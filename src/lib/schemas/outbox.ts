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

/** The same signal with several customers of one place. */
export const clusterOpened = z.object({
	reference: z.string(),
	signal: z.string(),
	site: bilingual,
	service: bilingual.nullable(),
	customers: z.int().positive(),
	due_at: z.string()
});
export type ClusterOpened = z.infer<typeof clusterOpened>;

/** A mail that was put into words when it was queued. */
export const writtenMail = z.object({ subject: z.string(), text: z.string() });

export type AlertOpened = z.infer<typeof alertOpened>;
