/** What an administrator says about a channel of another program. */
import { z } from 'zod';

export const CHANNEL_KINDS = ['sms', 'wecom', 'webhook'] as const;
export const CHANNEL_ADDRESSES = ['phone', 'email', 'external_id'] as const;
const RESERVED = ['link', 'email', 'phone', 'qr'];

export const channelForm = z.object({
	code: z
		.string()
		.trim()
		.toLowerCase()
		.min(1, 'required')
		.regex(/^[a-z0-9][a-z0-9_-]{0,62}$/, 'code')
		.refine((value) => !RESERVED.includes(value), 'channel_reserved')
		.default(''),
	kind: z.enum(CHANNEL_KINDS).default('sms'),
	address: z.enum(CHANNEL_ADDRESSES).default('phone'),
	url: z
		.string()
		.trim()
		.max(2000, 'too_long')
		.refine((value) => /^https?:\/\/[^\s/]+/.test(value) && URL.canParse(value), 'url_needed')
		.default('')
});
export type ChannelForm = z.infer<typeof channelForm>;

export const channelToChange = z.object({
	code: z.string().min(1).max(63),
	to: z.enum(['on', 'off', 'new_secret'])
});
