/** What people type to get in. A problem is named here and put into words by messages/fields.ts. */
import { z } from 'zod';

/** As short as the auth service accepts, so that ours and its answer agree. */
export const PASSWORD_MIN_CHARACTERS = 10;
/** bcrypt looks at no more; the rest would be ignored in silence. */
const PASSWORD_MAX_BYTES = 72;

export const emailAddress = z
	.string()
	.trim()
	.toLowerCase()
	.min(1, 'required')
	.max(254, 'too_long')
	.pipe(z.email('email'));

export const signInForm = z.object({
	email: emailAddress,
	password: z.string().min(1, 'required').max(200, 'too_long'),
	next: z.string().max(2000).default('')
});

export const forgotPasswordForm = z.object({ email: emailAddress });

export const setPasswordForm = z.object({
	password: z
		.string()
		.refine((value) => Array.from(value).length >= PASSWORD_MIN_CHARACTERS, 'password_short')
		.refine(
			(value) => new TextEncoder().encode(value).length <= PASSWORD_MAX_BYTES,
			'password_long'
		)
});

/** What a link of a mail carries. */
export const mailLink = z.object({
	token_hash: z.string().regex(/^[\w-]{16,200}$/),
	type: z.enum(['recovery', 'magiclink', 'email', 'signup']),
	email: emailAddress,
	next: z.string().max(2000).default('')
});

export type MailLink = z.infer<typeof mailLink>;

/**
 * The parameters of a mailed link. The address comes last and may stand there unescaped, as mail
 * templates write it, with a plus sign that is no space.
 */
export function mailLinkParameters(search: string): Record<string, string> {
	const [head = '', address = ''] = search.split('&email=');
	return { ...Object.fromEntries(new URLSearchParams(head)), email: unescaped(address) };
}

function unescaped(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text; // a percent sign of the address itself
	}
}
