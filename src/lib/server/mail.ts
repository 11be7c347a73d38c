/** Sending mail. Without SMTP_URL a message is printed, which production refuses. */
import nodemailer from 'nodemailer';
import { StartError, type Environment } from './environment.ts';

export type Mail = {
	to: string;
	subject: string;
	text: string;
	html?: string;
	/** Who is named as the sender, before the address of MAIL_FROM. */
	from?: string;
	/** Whose answer is waited for: a mail that a person wrote and signed. */
	replyTo?: string;
	/** Names the message to the receiver: a second delivery of it is recognised. */
	id?: string;
	/** Address of the page that ends such mails; mail programs show a button for it (RFC 8058). */
	unsubscribe?: string;
};
export type Mailer = { send: (mail: Mail) => Promise<void> };

/** The mail server refused the recipient for good: there is no such mailbox. */
export class AddressRefused extends Error {}

/**
 * How long a mail server may be silent at any step. A delivery has about ten of them, so it has
 * ended, one way or the other, before the two minutes of its lease in the outbox have.
 */
const SILENCE_MS = 10_000;
const SILENCES = ['dnsTimeout', 'connectionTimeout', 'greetingTimeout', 'socketTimeout'];

/** Errors: `StartError` in production without SMTP_URL. */
export function createMailer(env: Environment, silenceMs = SILENCE_MS): Mailer {
	if (!env.SMTP_URL) {
		if (env.isProduction && env.seed !== 'demo') {
			throw new StartError(
				'SMTP_URL is not set, so no mail could be sent: set it, for example smtp://user:password@mail.example.com:587.'
			);
		}
		return { send: printToConsole };
	}
	const transport = nodemailer.createTransport(withSilences(env.SMTP_URL, silenceMs), {
		from: env.MAIL_FROM
	});
	return {
		send: async ({ to, subject, text, html, from, replyTo, id, unsubscribe }) => {
			const message = {
				to: [{ name: '', address: oneLine(to) }],
				subject: oneLine(subject),
				text,
				...(from ? { from: { name: oneLine(from), address: addressOf(env.MAIL_FROM) } } : {}),
				...(replyTo === undefined ? {} : { replyTo: [{ name: '', address: oneLine(replyTo) }] }),
				...(html === undefined ? {} : { html }),
				...(id === undefined
					? {}
					: { messageId: `<${oneLine(id)}@${new URL(env.baseUrl).hostname}>` }),
				headers: {
					...(replyTo === undefined ? { 'Auto-Submitted': 'auto-generated' } : {}),
					...(unsubscribe === undefined
						? {}
						: {
								'List-Unsubscribe': `<${oneLine(unsubscribe)}>`,
								'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click'
							})
				}
			};
			try {
				await transport.sendMail(message);
			} catch (error) {
				throw isRefusedAddress(error) ? new AddressRefused(error.message) : error;
			}
		}
	};
}

/** Replies to RCPT TO that speak of the mailbox, not of us. */
const NO_SUCH_MAILBOX = [550, 551, 553, 554];
/** Policy (5.7), a full mailbox (5.2.2), and faults of systems or routes (5.3, 5.4) may pass. */
const MAY_PASS = /\b5\.(7|3|4)\.\d{1,3}\b|\b5\.2\.2\b/;

/**
 * Whether a failure means that the address is of no use. A refusal because of who we are must not
 * count: else one mistake in the set-up of our own mail would suppress every customer.
 */
function isRefusedAddress(error: unknown): error is Error {
	if (!(error instanceof Error) || !('command' in error) || error.command !== 'RCPT TO')
		return false;
	const { responseCode, response } = error as { responseCode?: number; response?: string };
	return (
		responseCode !== undefined &&
		NO_SUCH_MAILBOX.includes(responseCode) &&
		!MAY_PASS.test(response ?? '')
	);
}

/** The bare address of "Name <address>". */
function addressOf(from: string): string {
	return /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim();
}

/** Nodemailer reads the options of a connection from its address, and from there alone. */
function withSilences(address: string, milliseconds: number): string {
	const url = new URL(address);
	for (const name of SILENCES) url.searchParams.set(name, String(milliseconds));
	return url.href;
}

/** The e-mail driver of the embedded auth: its default plain text points at a closed door. */
export function authMailDriver(mailer: Mailer) {
	return {
		send: ({ to, subject, html = '' }: { to: string; subject: string; html?: string }) =>
			mailer.send({ to, subject, html, text: plainText(html) })
	};
}

/** The words of an HTML mail, with every link written out behind its text. */
export function plainText(html: string): string {
	return html
		.replace(/<(style|head)[\s\S]*?<\/\1>/gi, '')
		.replace(/\s+/g, ' ')
		.replace(/<a [^>]*?href="([^"]+)"[^>]*>(.*?)<\/a ?>/gi, '$2: $1')
		.replace(/<\/(p|h1|h2|div|li)>|<br\s*\/?>/gi, '\n')
		.replace(/<[^>]+>/g, '')
		.replaceAll('&amp;', '&')
		.replace(/\s*\n\s*/g, '\n')
		.trim();
}

/**
 * A value that may stand in a header.
 *
 * Errors: a line break, with which somebody could write headers of their own.
 */
export function oneLine(value: string): string {
	if (/[\r\n]/.test(value)) throw new Error('a mail header must not hold a line break');
	return value;
}

async function printToConsole(mail: Mail): Promise<void> {
	console.info(
		`[mail not sent: SMTP_URL is not set]\nTo: ${mail.to}\nSubject: ${mail.subject}\n${mail.text}\n`
	);
}
