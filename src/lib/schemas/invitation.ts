import { z } from 'zod';
import { code, externalId, instant, locale } from './fields.ts';

/** One customer is asked once, after a service contact or without one. */
export const invitation = z
	.strictObject({
		customer: externalId.optional().meta({ description: 'External id of the customer.' }),
		encounter: externalId.optional().meta({ description: 'External id of the service contact.' }),
		channel: code.default('link').meta({
			description:
				'`link`: you hand the link over. `email`: we send it. Else the code of a channel of your organisation.'
		}),
		locale: locale.optional()
	})
	.refine(({ customer, encounter }) => customer !== undefined || encounter !== undefined, {
		params: { words: 'customerOrEncounter' }
	})
	.meta({ id: 'InvitationRequest' });
export type Invitation = z.output<typeof invitation>;

/** What became of an invitation that another program sent. */
export const invitationEvent = z
	.strictObject({
		event: z.enum(['delivered', 'bounced', 'complained']).meta({
			description:
				'`bounced`: the address does not exist and is not used again. `complained`: reported as unwanted, which opts the customer out.'
		}),
		at: instant.optional()
	})
	.meta({ id: 'InvitationEvent' });
export type InvitationEvent = z.output<typeof invitationEvent>;
