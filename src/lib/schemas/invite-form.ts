import { z } from 'zod';

/** A link to one survey for the customer of the page. */
export const inviteForm = z.object({
	survey: z.string().min(1, 'required').max(63, 'required').default('')
});
