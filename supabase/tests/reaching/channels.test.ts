/** Messages through the channels of other programs, against the receiver that the documentation gives. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as channels from '#lib/server/channels.ts';
import * as invitations from '#lib/server/invitations.ts';
import { readNetworks } from '#lib/server/webhook/reachable.ts';
import { useGateway } from '../../../tests/support/gateway-clients.ts';
import { only } from '../../../tests/support/make-organization.ts';
import { makeReachable } from '../../../tests/support/reachable.ts';
import { BASE_URL, makeInviting, useMail, type Inviting } from '../../../tests/support/reaching.ts';
import { freePort } from '../../../tests/support/server-process.ts';
import { useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();
useGateway(database);
const mail = useMail(channels.postThrough(readNetworks('127.0.0.0/8')));

let inviting: Inviting;
let secret: string;
let url: string;
let receiver: ChildProcess;
const lines: string[] = [];

beforeAll(async () => {
	inviting = await makeInviting(database.sql);
	const port = await freePort();
	url = `http://127.0.0.1:${port}/`;
	secret = await channels.add(inviting.db, { code: 'sms', kind: 'sms', address: 'phone', url });
	receiver = spawn(process.execPath, ['docs/examples/channel-receiver.mjs'], {
		env: { ...process.env, HEED_CHANNEL_SECRET: secret, PORT: String(port) },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const { stdout } = receiver;
	if (!stdout) throw new Error('the receiver prints nothing');
	const ready = Promise.withResolvers<undefined>();
	createInterface(stdout).on('line', (line) => {
		lines.push(line);
		ready.resolve(undefined);
	});
	await ready.promise;
});
afterAll(() => void receiver.kill());

const inviteBy = (customer: string, channel = 'sms') =>
	invitations.invite(inviting.db, inviting.survey.code, { customer, channel }, BASE_URL);

async function rowOf(customer: { id: string }) {
	const [row] = await database.sql`
		select v.id, v.channel, v.sent_at is not null as is_sent, v.bounced_at is not null as is_bounced, v.skipped_rule, o.last_error,
			o.attempts, o.dead_at is not null as is_dead
		from public.invitations v left join public.outbox o on o.facts ->> 'invitation' = v.id::text
		where v.customer_id = ${customer.id}`;
	return only(row);
}

test('the example takes a signed message with its text and link, once', async () => {
	const customer = await makeReachable(database.sql, inviting.organization, {
		phone: '13800000001'
	});
	const { url: link } = await inviteBy(customer.externalId);
	await mail.deliver();
	const received = lines.filter((line) => line.includes('13800000001'));
	expect(received).toHaveLength(1);
	const { to, text } = JSON.parse(only(received[0])) as { to: string; text: string };
	expect(to).toBe('13800000001');
	expect(text).toMatch(/: how did we do\? It takes a few minutes: /);
	expect(text.endsWith(link)).toBe(true);
	expect(await rowOf(customer)).toMatchObject({ channel: 'sms', is_sent: true });

	// A worker that died before it could note the success sends it again, under the same id.
	await database.sql`update public.outbox set sent_at = null, due_at = now() where recipient = '13800000001'`;
	await mail.deliver();
	expect(lines.filter((line) => line.includes('13800000001'))).toHaveLength(1);
});

describe('the example refuses', () => {
	const body = JSON.stringify({ id: 'x', to: '13800000009', text: 'forged' });
	const post = (signature: string, timestamp = Math.floor(Date.now() / 1000)) =>
		fetch(url, {
			method: 'POST',
			body,
			headers: {
				'webhook-id': 'x',
				'webhook-timestamp': String(timestamp),
				'webhook-signature': signature
			}
		});
	const sign = (timestamp: number) =>
		`v1,${createHmac('sha256', Buffer.from(secret.slice(6), 'base64'))
			.update(`x.${timestamp}.${body}`)
			.digest('base64')}`;

	test('a forged signature and a replayed call, and takes the same call when it is fresh', async () => {
		const now = Math.floor(Date.now() / 1000);
		expect((await post(`v1,${btoa('x'.repeat(32))}`)).status).toBe(401);
		expect((await post(sign(now - 3600), now - 3600)).status).toBe(401);
		expect((await post(sign(now), now)).status).toBe(200);
	});
});

test('a customer without that address is refused, an unknown channel too', async () => {
	const customer = await makeReachable(database.sql, inviting.organization);
	await expect(inviteBy(customer.externalId)).rejects.toMatchObject({ code: 'address_missing' });
	await expect(inviteBy(customer.externalId, 'pigeon')).rejects.toMatchObject({
		code: 'channel_not_available',
		detail: 'pigeon'
	});
});

test('a channel that is switched off sends nothing of what is queued', async () => {
	await channels.add(inviting.db, { code: 'off', kind: 'webhook', address: 'phone', url });
	const customer = await makeReachable(database.sql, inviting.organization, {
		phone: '13800000002'
	});
	await inviteBy(customer.externalId, 'off');
	await channels.setActive(inviting.db, 'off', false);
	await mail.deliver();
	expect(lines.some((line) => line.includes('13800000002'))).toBe(false);
	expect(await rowOf(customer)).toMatchObject({ skipped_rule: 'channel_off' });
	await expect(inviteBy(customer.externalId, 'off')).rejects.toMatchObject({
		code: 'channel_not_available'
	});
});

test('after a new secret the receiver refuses until it has it, and after ten tries the message is given up', async () => {
	await channels.add(inviting.db, { code: 'wecom', kind: 'wecom', address: 'external_id', url });
	const customer = await makeReachable(database.sql, inviting.organization);
	await inviteBy(customer.externalId, 'wecom');
	await mail.deliver();
	expect(await rowOf(customer)).toMatchObject({
		is_sent: false,
		attempts: 1,
		is_dead: false,
		last_error: 'the channel answered 401'
	});
	await database.sql`update public.outbox set attempts = 9, due_at = now() where recipient = ${customer.externalId}`;
	await mail.deliver();
	expect(await rowOf(customer)).toMatchObject({ is_dead: true, skipped_rule: 'undeliverable' });
});

test('secrets are derived: no row holds one', async () => {
	const [row] = await database.sql`select json_agg(c)::text as rows from public.channels c`;
	const bytes = Buffer.from(secret.slice(6), 'base64');
	expect(only(row)['rows']).not.toContain(bytes.toString('hex'));
	expect(only(row)['rows']).not.toContain(secret.slice(6));
});

test('a channel that knows more says so: delivered, or that there is no such address', async () => {
	const answers = ['{"status": "delivered"}', '{"status": "bounced"}', '<p>OK</p>'];
	const server = createServer((_request, response) => response.end(answers.shift()));
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	const own = { code: 'knowing', kind: 'webhook', address: 'phone' } as const;
	await channels.add(inviting.db, { ...own, url: `http://127.0.0.1:${port}/` });
	const states: unknown[] = [];
	for (const phone of ['13800000011', '13800000012', '13800000013']) {
		const customer = await makeReachable(database.sql, inviting.organization, { phone });
		await inviteBy(customer.externalId, 'knowing');
		await mail.deliver();
		const [row] = await database.sql`
			select v.sent_at is not null as sent, v.delivered_at is not null as delivered, v.bounced_at is not null as bounced
			from public.invitations v where v.customer_id = ${customer.id}`;
		states.push(only(row));
	}
	server.close();
	expect(states).toEqual([
		{ sent: true, delivered: true, bounced: false },
		{ sent: false, delivered: false, bounced: true },
		{ sent: true, delivered: false, bounced: false }
	]);
});
