/**
 * Sends one queued invitation, reminder, or mail about a case. The rules are asked right before it leaves, in the database
 * and under a lock of the customer; this only writes, sends and tells what came of it.
 */
import { contactVerdict, type Sendable, type WrittenToCustomer } from '#lib/schemas/contact.ts';
import { unwrap } from './db.ts';
import type { Client } from './gateway/gateway.ts';
import { tokenOf } from './invitation-token.ts';
import { redact } from './log.ts';
import { AddressRefused, type Mailer } from './mail.ts';

/** `sent`: the receiver took it. `delivered`: it also knows that it arrived. */
export type Sent = 'sent' | 'delivered' | 'bounced';

export type ContactLinks = { link: string; unsubscribe: string };
/** Puts an invitation into words, with both its links. */
export type WriteContact = (
	contact: Sendable,
	links: ContactLinks
) => { from: string; subject: string; text: string; html: string };
/** The same in one sentence, for channels that carry no more. */
export type WriteShort = (contact: Sendable, link: string) => { text: string; locale: string };
/** Puts a mail about a case into its frame: whose it is, and how to answer it. */
export type FrameWritten = (mail: WrittenToCustomer) => {
	from: string;
	subject: string;
	text: string;
};
/** Hands a message to another program. Errors: whatever keeps it from taking the message. */
export type PostContact = (
	contact: Sendable,
	words: ContactLinks & { text: string; locale: string }
) => Promise<Sent>;

export type ContactTools = {
	baseUrl: string;
	write: WriteContact;
	writeShort: WriteShort;
	frame: FrameWritten;
	post: PostContact;
};

type Message = { organization_id: string; id: string; attempts: number };
type Outcome = { result: Sent | 'failed'; error?: string };

export const CONTACT_KINDS: readonly string[] = [
	'survey_invitation',
	'survey_reminder',
	'case_mail'
];

/** Errors: whatever keeps the database from answering. */
export async function deliver(
	service: Client,
	mailer: Mailer,
	tools: ContactTools,
	message: Message
): Promise<void> {
	const claimed = { p_organization: message.organization_id, p_id: message.id };
	const attempt = { ...claimed, p_attempt: message.attempts };
	const verdict = contactVerdict.parse(unwrap(await service.rpc('prepare_contact', attempt)));
	if (verdict.decision !== 'send' && verdict.decision !== 'write') return;
	const { result, error } = await settled(() =>
		verdict.decision === 'write' ? write(mailer, tools, verdict) : send(mailer, tools, verdict)
	);
	unwrap(
		await service.rpc('settle_contact', {
			...attempt,
			p_result: result,
			...(error !== undefined && { p_error: error })
		})
	);
}

/** What came of a try: a failure is an answer too. */
async function settled(attempt: () => Promise<Outcome>): Promise<Outcome> {
	try {
		return await attempt();
	} catch (problem) {
		const words = redact(problem instanceof Error ? problem.message : String(problem));
		return { result: problem instanceof AddressRefused ? 'bounced' : 'failed', error: words };
	}
}

async function send(mailer: Mailer, tools: ContactTools, contact: Sendable): Promise<Outcome> {
	const token = await tokenOf(contact.nonce, contact.token_hash);
	const link = `${tools.baseUrl}/s/${token}`;
	const unsubscribe = `${link}/unsubscribe`;
	if (contact.adapter) {
		const words = { ...tools.writeShort(contact, link), link, unsubscribe };
		const result = await tools.post(contact, words);
		return result === 'bounced' ? { result, error: 'the channel has no such address' } : { result };
	}
	const { from, subject, text, html } = tools.write(contact, { link, unsubscribe });
	const id = idOf(contact.key);
	await mailer.send({ to: contact.address, from, subject, text, html, id, unsubscribe });
	return { result: 'sent' };
}

async function write(
	mailer: Mailer,
	tools: ContactTools,
	mail: WrittenToCustomer
): Promise<Outcome> {
	await mailer.send({
		...tools.frame(mail),
		to: mail.address,
		id: idOf(mail.key),
		...(mail.reply_to !== null && { replyTo: mail.reply_to })
	});
	return { result: 'sent' };
}

const idOf = (key: string) => key.replaceAll('/', '.');
