import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, test } from 'vitest';
import { readEnvironment } from './environment.ts';
import { createMailer, oneLine, plainText } from './mail.ts';

describe('the plain text of a mail', () => {
	test('writes every link out behind its words', () => {
		expect(plainText('<p>Go <a href="https://a.test/?x=1&amp;y=2">there</a>.</p>')).toBe(
			'Go there: https://a.test/?x=1&y=2.'
		);
	});

	test('keeps paragraphs apart and drops what is not read', () => {
		const html =
			'<head><title>T</title></head><style>p{}</style><h1>One</h1>\n<p>Two</p><p>Three<br>Four</p>';
		expect(plainText(html)).toBe('One\nTwo\nThree\nFour');
	});

	test.each(['join', 'recovery'])('of the %s mail holds its link', (name) => {
		const text = plainText(readFileSync(`supabase/templates/${name}.html`, 'utf8'));
		expect(text).toContain('/auth/confirm?token_hash={{ .TokenHash }}&type=');
		expect(text).not.toContain('<');
	});
});

test('a line break in a header is refused', () => {
	expect(oneLine('重设密码 · Reset')).toBe('重设密码 · Reset');
	expect(() => oneLine('Hello\r\nBcc: all@example.test')).toThrow('line break');
	expect(() => oneLine('Hello\nBcc: all@example.test')).toThrow('line break');
});

test('production without a mail server refuses to start', () => {
	expect(() => createMailer(readEnvironment({ NODE_ENV: 'production' }))).toThrow('SMTP_URL');
});

describe('a sent mail', () => {
	const open: SMTPServer[] = [];
	afterEach(() => open.splice(0).forEach((server) => server.close()));

	/** The raw message that arrives, and whom it is for. */
	async function send(mail: { to: string; subject: string; text: string }) {
		const arrived = Promise.withResolvers<{ raw: string; recipients: string[] }>();
		const server = new SMTPServer({
			authOptional: true,
			disabledCommands: ['STARTTLS', 'AUTH'],
			onData: (stream, session, done) => {
				let raw = '';
				stream.on('data', (chunk: Buffer) => (raw += chunk.toString('latin1')));
				stream.on('end', () => {
					const recipients = session.envelope.rcptTo.map(({ address }) => address);
					arrived.resolve({ raw, recipients });
					done();
				});
			}
		});
		open.push(server);
		server.listen(0, '127.0.0.1');
		await once(server.server, 'listening');
		const address = server.server.address();
		const port = typeof address === 'object' && address ? address.port : 0;
		const env = readEnvironment({
			SMTP_URL: `smtp://127.0.0.1:${port}`,
			MAIL_FROM: 'Heed <heed@example.test>'
		});
		await createMailer(env).send(mail);
		return arrived.promise;
	}

	test('says that a machine wrote it and has one recipient', async () => {
		const { raw, recipients } = await send({
			to: 'anna@example.test',
			subject: 'Hi',
			text: 'Text'
		});
		expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
		expect(raw).toMatch(/^From: Heed <heed@example\.test>\r$/m);
		expect(recipients).toEqual(['anna@example.test']);
	});

	test('is never sent to a second address that hides in the first', async () => {
		const smuggled = 'anna@example.test\r\nRCPT TO:<eve@example.test>';
		await expect(send({ to: smuggled, subject: 'Hi', text: 'Text' })).rejects.toThrow('line break');
	});
});

test.each([
	['connecting', []],
	['the greeting', ['220 slow.test\r\n']],
	['the introduction', ['220 slow.test\r\n', '250 slow.test\r\n']]
])('a mail server that falls silent after %s is given up', async (_, replies) => {
	const sockets: Socket[] = [];
	const server = createServer((socket) => {
		const waiting = [...replies];
		const reply = () => socket.write(waiting.shift() ?? '');
		sockets.push(socket.on('data', reply).on('error', () => {}));
		reply();
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	const env = readEnvironment({ SMTP_URL: `smtp://127.0.0.1:${port}` });
	const sent = createMailer(env, 100).send({ to: 'a@example.test', subject: 'Hi', text: 'Text' });
	await expect(sent).rejects.toThrow(/timeout|greeting/i);
	for (const socket of sockets) socket.destroy();
	server.close();
});
