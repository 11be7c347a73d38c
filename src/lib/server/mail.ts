/** Sending mail. Without SMTP_URL a message is printed, which production refuses. */
import nodemailer from 'nodemailer';
import { StartError, type Environment } from './environment.ts';

export type Mail = { to: string; subject: string; text: string; html?: string };
export type Mailer = { send: (mail: Mail) => Promise<void> };

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
		send: async ({ to, subject, text, html }) => {
			await transport.sendMail({
				to: [{ name: '', address: oneLine(to) }],
				subject: oneLine(subject),
				text,
				...(html === undefined ? {} : { html }),
				headers: { 'Auto-Submitted': 'auto-generated' }
			});
		}
	};
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
