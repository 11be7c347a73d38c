import { z } from 'zod';
import { externalId, locale } from './fields.ts';

/** One customer is asked once, after a service contact or without one. */
export const invitation = z
	.strictObject({
		customer: externalId.optional().meta({ description: 'External id of the customer.' }),
		encounter: externalId.optional().meta({ description: 'External id of the service contact.' }),
		channel: z.enum(['link', 'email']).default('link'),
		locale: locale.optional()
	})
	.refine(({ customer, encounter }) => customer !== undefined || encounter !== undefined, {
		params: { words: 'customerOrEncounter' }
	})
	.meta({ id: 'InvitationRequest' });
export type Invitation = z.output<typeof invitation>;
