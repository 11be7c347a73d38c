/** Sending mail. Without SMTP_URL a message is printed, which production refuses. */
import nodemailer from 'nodemailer';
import { StartError, type Environment } from './environment.ts';

export type Mail = { to: string; subject: string; text: string; html?: string };
export type Mailer = { send: (mail: Mail) => Promise<void> };

/** Errors: `StartError` in production without SMTP_URL. */
export function createMailer(env: Environment): Mailer {
	if (!env.SMTP_URL) {
		if (env.isProduction && env.seed !== 'demo') {
			throw new StartError(
				'SMTP_URL is not set, so no mail could be sent: set it, for example smtp://user:password@mail.example.com:587.'
			);
		}
		return { send: printToConsole };
	}
	const transport = nodemailer.createTransport(env.SMTP_URL, { from: env.MAIL_FROM });
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
		.replace(/<a [^>]*href="([^"]+)"[^>]*>([\s\S]*?)<\/a>/gi, '$2: $1')
		.replace(/<\/(p|h1|h2|div|li)>|<br\s*\/?>/gi, '\n')
		.replace(/<[^>]+>/g, '')
		.replaceAll('&amp;', '&')
		.replace(/[ \t]+/g, ' ')
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
