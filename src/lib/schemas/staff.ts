/** What an administrator says about colleagues. */
import { z } from 'zod';
import { STAFF_ROLES } from '#lib/domain/staff-roles.ts';
import { emailAddress } from './account.ts';

export const inviteForm = z.object({
	email: emailAddress,
	role: z.enum(STAFF_ROLES).default('agent')
});

export const membershipForm = z.object({
	user: z.uuid(),
	role: z.enum(STAFF_ROLES),
	is_active: z.enum(['yes', 'no']).transform((value) => value === 'yes')
});

export const invitationForm = z.object({ id: z.uuid() });

export const apiKeyForm = z.object({
	name: z.string().trim().min(1, 'required').max(200, 'too_long'),
	scopes: z
		.array(z.enum(['read', 'write']))
		.min(1, 'choose_one')
		.default(['read'])
});

export const apiKeyToRevoke = z.object({ id: z.uuid() });
