/**
 * Empties the outbox: claims due messages, writes them out and hands them to the mailer.
 *
 * A claim is a lease. When this process dies after sending and before settling, the message is
 * sent again: at least once, never lost.
 */
import type { MailWords } from '#lib/messages/mail.ts';
import { isLocale, type Locale } from '#lib/messages/message.ts';
import { alertOpened, writtenMail, type AlertOpened } from '#lib/schemas/outbox.ts';
import type { Json } from '../database.types.ts';
import { CONTACT_KINDS, deliver as deliverContact, type ContactTools } from './contacts.ts';
import { unwrap } from './db.ts';
import type { Client } from './gateway/gateway.ts';
import { redact } from './log.ts';
import type { Mailer } from './mail.ts';
import { timeZone } from './organizations.ts';

/** One at a time: a lease is as long as one delivery may take, and begins when it is claimed. */
const CLAIMED_AT_ONCE = 1;

export type QueuedMessage = {
	organization_id: string;
	id: string;
	kind: string;
	recipient: string;
	locale: string | null;
	facts: Json;
	attempts: number;
};

/** Puts an alert into words; null as locale means that the recipient's language is not known. */
export type WriteAlert = (alert: AlertOpened, locale: Locale | null, timeZone: string) => MailWords;

/** Puts the facts of a message of another kind into words; likewise. Errors: facts that it cannot use. */
export type WriteFacts = (facts: Json, locale: Locale | null, timeZone: string) => MailWords;

export type Delivery = {
	service: Client;
	mailer: Mailer;
	writeAlert: WriteAlert;
	/** What writes other messages to staff, by their kind. */
	writers?: Readonly<Record<string, WriteFacts>>;
	contacts: ContactTools;
};

/**
 * Delivers the message that is due first, unless it is time to stop.
 *
 * Returns how many were claimed: 0 when nothing is due. Errors: whatever keeps the database from answering. A message
 * that cannot be sent is no error here: its failure is settled and it is tried again later.
 */
export async function deliverDue(delivery: Delivery, stop: AbortSignal): Promise<number> {
	const { service } = delivery;
	if (stop.aborted) return 0;
	const claimed = unwrap(await service.rpc('claim_messages', { p_limit: CLAIMED_AT_ONCE }));
	for (const message of claimed) {
		if (CONTACT_KINDS.includes(message.kind)) {
			await deliverContact(service, delivery.mailer, delivery.contacts, message);
		} else await deliverToStaff(delivery, message);
	}
	return claimed.length;
}

async function deliverToStaff(delivery: Delivery, message: QueuedMessage): Promise<void> {
	const failure = await deliver(delivery, message);
	unwrap(
		await delivery.service.rpc('settle_message', {
			p_organization: message.organization_id,
			p_id: message.id,
			p_attempt: message.attempts,
			...(failure !== null && { p_error: failure })
		})
	);
}

/** Why a message could not be sent, or null. */
async function deliver(delivery: Delivery, message: QueuedMessage): Promise<string | null> {
	try {
		const words = await write(delivery, message);
		await delivery.mailer.send({ to: message.recipient, ...words });
		return null;
	} catch (error) {
		return redact(error instanceof Error ? error.message : String(error));
	}
}

/** Errors: a kind without a template, or facts that its template cannot use. */
async function write(
	{ service, writeAlert, writers = {} }: Delivery,
	message: QueuedMessage
): Promise<MailWords> {
	// Written when it was queued, in the language of its reader.
	if (message.kind === 'saved_view') return writtenMail.parse(message.facts);
	const locale = isLocale(message.locale) ? message.locale : null;
	const zone = await timeZone({ client: service, organization: message.organization_id });
	if (message.kind === 'alert_opened') {
		return writeAlert(alertOpened.parse(message.facts), locale, zone);
	}
	const writeFacts = writers[message.kind];
	if (!writeFacts) throw new Error(`no template for messages of kind ${message.kind}`);
	return writeFacts(message.facts, locale, zone);
}
