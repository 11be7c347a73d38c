import { z } from 'zod';

/** A link to one survey for the customer of the page. */
export const inviteForm = z.object({
	survey: z.string().min(1, 'required').max(63, 'required').default('')
});

/** One customer of the page's survey, by their number in the organisation's own systems. */
export const inviteCustomerForm = z.object({
	customer: z.string().trim().min(1, 'required').max(200, 'too_long').default(''),
	channel: z.string().trim().min(1, 'required').max(63, 'required').default('link'),
	/** Empty: the customer's own. */
	locale: z.enum(['', 'zh', 'en']).default('')
});
