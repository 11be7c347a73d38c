/** What the database tells of invitations. */
import { z } from 'zod';
import { INVITATION_STATES } from '#lib/domain/reaching/response-rate.ts';

const sums = z.object({ n: z.int(), sum: z.string(), sum_sq: z.string() });

const name = z.object({ zh: z.string().exactOptional(), en: z.string().exactOptional() });

export const invitationOverview = z.object({
	consent: z.enum(['identified', 'confidential', 'anonymous']),
	states: z.partialRecord(z.enum(INVITATION_STATES), z.int()),
	/** By rule. */
	left_out: z.record(z.string(), z.int()),
	overall: z.object({ early: sums.optional(), late: sums.optional() }),
	groups: z.array(
		z.object({
			key: z.string(),
			name: name.nullable(),
			/** Null where withheld, so that nobody is told apart. */
			invited: z.int().nullable(),
			answered: z.int().nullable(),
			is_suppressed: z.boolean()
		})
	)
});
export type InvitedGroup = z.output<typeof invitationOverview>['groups'][number];

const instant = z.string().nullable();

export const listedInvitation = z.object({
	id: z.string(),
	created_at: z.string(),
	customer: z.string(),
	name: z.string().nullable(),
	channel: z.string(),
	/** Code of the channel, if it is one of the organisation's own. */
	carrier: z.string().nullable(),
	state: z.enum(INVITATION_STATES),
	rule: z.string().nullable(),
	expires_at: z.string(),
	sent_at: instant,
	delivered_at: instant,
	bounced_at: instant,
	opened_at: instant,
	started_at: instant,
	answered_at: instant,
	reminders: z.int(),
	waits: z.object({ rule: z.string(), until: z.string() }).nullable()
});
export type ListedInvitation = z.infer<typeof listedInvitation>;

export const heldBack = z.object({
	id: z.string(),
	at: z.string(),
	customer: z.string(),
	name: z.string().nullable(),
	channel: z.string(),
	purpose: z.enum(['invitation', 'reminder']),
	outcome: z.enum(['skipped', 'deferred', 'failed']),
	rule: z.string().nullable(),
	until: instant,
	encounter: z.string().nullable()
});
export type HeldBack = z.infer<typeof heldBack>;

/** What happened, or would happen, to one row of a list. */
export const invitedRow = z.object({
	row: z.int(),
	code: z.string(),
	rule: z.string().nullable().optional(),
	until: z.string().nullable().optional()
});
export type InvitedRow = z.infer<typeof invitedRow>;
