import { z } from 'zod';
import { answeredInstant } from './fields.ts';

export const session = z
	.strictObject({ email: z.string().trim().min(3).max(254), password: z.string().min(1).max(200) })
	.meta({ id: 'SignIn' });

export const sessionAnswer = z
	.object({ access_token: z.string(), expires_at: answeredInstant })
	.meta({ id: 'Session' });
