/**
 * A mail server that keeps what it is sent. The journeys run in other processes than their set-up,
 * so they read it over HTTP on loopback: GET / answers every mail, decoded, oldest first.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { decodeMail, type ReceivedMail } from './decode-mail.ts';

const ARRIVAL_TIMEOUT_MS = 10_000;

/** What the server says to recipients whose address begins like this; everybody else is welcome. */
const REFUSALS: Record<string, [code: number, words: string]> = {
	nobody: [550, '5.1.1 No such user here'],
	policy: [550, '5.7.1 Your host is not allowed to send here'],
	full: [552, '5.2.2 Mailbox full'],
	later: [451, '4.7.1 Try again later']
};

export type OpenMailbox = {
	smtpUrl: string;
	controlUrl: string;
	mails: ReceivedMail[];
	close: () => Promise<void>;
};

export async function openMailbox(): Promise<OpenMailbox> {
	const mails: ReceivedMail[] = [];
	const smtp = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS', 'AUTH'],
		logger: false,
		onRcptTo: ({ address }, _session, done) => {
			const [, refusal] =
				Object.entries(REFUSALS).find(([start]) => address.toLowerCase().startsWith(start)) ?? [];
			const [responseCode, words] = refusal ?? [];
			done(words === undefined ? null : Object.assign(new Error(words), { responseCode }));
		},
		onData: (stream, session, done) => {
			const chunks: Buffer[] = [];
			stream.on('data', (chunk: Buffer) => chunks.push(chunk));
			stream.on('end', () => {
				const recipients = session.envelope.rcptTo.map(({ address }) => address);
				mails.push(decodeMail(Buffer.concat(chunks).toString('latin1'), recipients));
				done();
			});
		}
	});
	smtp.listen(0, '127.0.0.1');
	await once(smtp.server, 'listening');
	const control = createServer((_request, response) => {
		response.setHeader('content-type', 'application/json').end(JSON.stringify(mails));
	});
	control.listen(0, '127.0.0.1');
	await once(control, 'listening');
	return {
		smtpUrl: `smtp://127.0.0.1:${portOf(smtp.server)}`,
		controlUrl: `http://127.0.0.1:${portOf(control)}`,
		mails,
		close: async () => {
			control.closeAllConnections();
			control.close();
			await new Promise<void>((resolve) => smtp.close(() => resolve()));
		}
	};
}

export type Mailbox = {
	/** All mails to an address so far, oldest first. */
	to: (address: string) => Promise<ReceivedMail[]>;
	/** Waits for the newest mail to an address, optionally with words in its subject. */
	waitFor: (address: string, subject?: string | RegExp) => Promise<ReceivedMail>;
};

export function readMailbox(controlUrl: string): Mailbox {
	const to = async (address: string) => {
		const mails = (await (await fetch(controlUrl)).json()) as ReceivedMail[];
		return mails.filter((mail) => mail.to.includes(address.toLowerCase()));
	};
	const waitFor: Mailbox['waitFor'] = async (address, subject = '') => {
		const deadline = Date.now() + ARRIVAL_TIMEOUT_MS;
		for (;;) {
			const found = (await to(address)).findLast(
				(mail) => mail.subject.search(asPattern(subject)) >= 0
			);
			if (found) return found;
			if (Date.now() > deadline) throw new Error(`No mail to ${address} arrived.`);
			await delay(100);
		}
	};
	return { to, waitFor };
}

function asPattern(words: string | RegExp): RegExp {
	return typeof words === 'string'
		? new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
		: words;
}

function portOf(server: { address: () => AddressInfo | string | null }): number {
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('the server has no port');
	return address.port;
}
