import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { call } from './call.ts';
import { addressFor, readNetworks } from './reachable.ts';
import { secretText, signatureHeaders } from './sign.ts';

const nowhere = readNetworks('');
const loopback = readNetworks('127.0.0.0/8');

describe('a call is never made', () => {
	test.each([
		'https://127.1/',
		'https://2130706433/',
		'https://0x7f.0.0.1/',
		'https://[::ffff:127.0.0.1]/',
		'https://[::1]/',
		'https://[::]/',
		'https://[fd00::1]/',
		'https://[fe80::1]/',
		'https://[64:ff9b::7f00:1]/',
		'https://[2002:7f00:1::]/',
		'https://169.254.169.254/latest/meta-data/',
		'https://10.0.0.1/',
		'https://172.31.255.255/',
		'https://192.168.1.1/',
		'https://100.64.0.1/',
		'https://0.0.0.0/',
		'https://224.0.0.1/'
	])('to %s', async (url) => {
		await expect(addressFor(new URL(url), nowhere)).rejects.toThrow('not on the public internet');
	});

	test('to a name one of whose addresses is private', async () => {
		const resolve = async () => [
			{ address: '93.184.216.34', family: 4 },
			{ address: '10.0.0.1', family: 4 }
		];
		await expect(addressFor(new URL('https://rebound.test/'), nowhere, resolve)).rejects.toThrow(
			'public'
		);
	});

	test.each(['http://93.184.216.34/', 'ftp://93.184.216.34/', 'https://me:secret@93.184.216.34/'])(
		'in the way of %s',
		async (url) => {
			await expect(addressFor(new URL(url), nowhere)).rejects.toThrow(/https|password/);
		}
	);
});

test('public addresses are called, and private ones of an allowed network', async () => {
	expect(await addressFor(new URL('https://93.184.216.34/'), nowhere)).toMatchObject({ family: 4 });
	expect(await addressFor(new URL('https://[2606:4700::1111]/'), nowhere)).toMatchObject({
		family: 6
	});
	const inside = readNetworks('10.1.0.0/16, fd00::/8');
	expect(await addressFor(new URL('http://10.1.2.3/'), inside)).toMatchObject({
		address: '10.1.2.3'
	});
	await expect(addressFor(new URL('http://10.2.0.1/'), inside)).rejects.toThrow('https');
	expect(() => readNetworks('10.0.0.0/40')).toThrow('10.0.0.0/40');
	expect(() => readNetworks('localhost')).toThrow('localhost');
});

describe('a call that is made', () => {
	const servers: Server[] = [];
	afterEach(() => {
		for (const server of servers.splice(0)) {
			server.closeAllConnections();
			server.close();
		}
	});

	async function serve(listener: RequestListener): Promise<number> {
		const server = createServer(listener);
		servers.push(server);
		server.listen(0, '127.0.0.1');
		await once(server, 'listening');
		return (server.address() as AddressInfo).port;
	}

	test('goes to the address that was checked, whatever its name means later', async () => {
		const asked: (string | undefined)[] = [];
		const port = await serve((request, response) => {
			asked.push(request.headers.host);
			response.end('{}');
		});
		const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
		const url = `http://receiver.test:${port}/`;
		expect(await call(url, {}, '{}', { networks: loopback, resolve })).toEqual({
			status: 200,
			body: '{}'
		});
		expect(asked).toEqual([`receiver.test:${port}`]);
	});

	test('follows no redirect', async () => {
		const port = await serve((_request, response) => {
			response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
		});
		await expect(
			call(`http://127.0.0.1:${port}/`, {}, '{}', { networks: loopback })
		).rejects.toThrow('redirect');
	});

	test('does not wait for ever', async () => {
		const port = await serve(() => {});
		const limits = { networks: loopback, timeoutMs: 50 };
		await expect(call(`http://127.0.0.1:${port}/`, {}, '{}', limits)).rejects.toThrow('in time');
	});

	test('reads no more than 64 KB', async () => {
		const port = await serve((_request, response) => response.end('x'.repeat(65 * 1024)));
		await expect(
			call(`http://127.0.0.1:${port}/`, {}, '{}', { networks: loopback })
		).rejects.toThrow('too long');
	});
});

test('signatures are those of the Standard Webhooks specification', () => {
	// The example of its reference libraries.
	const key = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64');
	expect(secretText(key)).toBe('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw');
	expect(
		signatureHeaders(key, 'msg_p5jXN8AQM9LWM0D4loKWxJek', 1614265330, '{"test": 2432232314}')
	).toEqual({
		'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
		'webhook-timestamp': '1614265330',
		'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='
	});
});
