/** What the database answers when it is asked whether a customer may be sent something. */
import { z } from 'zod';
import { bilingualAnswer, locale } from './fields.ts';

const template = z.object({ subject: z.string(), body: z.string() });
const inLanguages = z.object({ zh: template.optional(), en: template.optional() });

export const mailTemplates = z.object({
	invitation: inLanguages.optional(),
	reminder: inLanguages.optional()
});
export type MailTemplates = z.infer<typeof mailTemplates>;

const sendable = z.object({
	decision: z.literal('send'),
	/** Key of the message: the same one is never a second message. */
	key: z.string(),
	/** 0 for the invitation, else which reminder. */
	number: z.int(),
	invitation: z.string(),
	channel: z.string(),
	address: z.string(),
	nonce: z.string(),
	token_hash: z.string(),
	locale: locale.nullable(),
	languages: z.array(z.enum(['zh', 'en'])),
	expires_at: z.string(),
	organization: bilingualAnswer,
	title: bilingualAnswer,
	name: z.string().nullable(),
	time_zone: z.string(),
	site: bilingualAnswer.nullable(),
	service: bilingualAnswer.nullable(),
	date: z.string().nullable(),
	templates: mailTemplates,
	/** Where the message goes if another program sends it. */
	adapter: z.object({ url: z.string(), secret_nonce: z.string() }).nullable()
});

/** A mail that a colleague wrote to the customer of a case. */
const written = z.object({
	decision: z.literal('write'),
	key: z.string(),
	address: z.string(),
	locale: locale.nullable(),
	organization: bilingualAnswer,
	subject: z.string(),
	text: z.string(),
	/** Who wrote it; null once they have left. */
	sender: z.string().nullable(),
	/** Where an answer goes. */
	reply_to: z.string().nullable()
});
export type WrittenToCustomer = z.infer<typeof written>;

/** What becomes of a mail that was just written. */
export const writingVerdict = z.discriminatedUnion('decision', [
	z.object({ decision: z.literal('queued'), until: z.string().optional() }),
	z.object({ decision: z.literal('skip'), rule: z.string() })
]);

export const contactVerdict = z.discriminatedUnion('decision', [
	sendable,
	written,
	z.object({ decision: z.literal('skip'), rule: z.string() }),
	z.object({ decision: z.literal('defer'), rule: z.string(), until: z.string() }),
	z.object({ decision: z.literal('gone') })
]);
export type Sendable = z.infer<typeof sendable>;
