/**
 * A Supabase project as seen from outside: the same API over HTTP on loopback, so that the hosted
 * mode is exercised with a network between the gateway and the data.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openLite } from '#lib/server/gateway/lite.ts';

export type StandIn = {
	url: string;
	publishableKey: string;
	secretKey: string;
	close: () => Promise<void>;
};

export async function startHostedStandIn(databaseUrl: string): Promise<StandIn> {
	const lite = await openLite({
		databaseUrl,
		secret: 'a secret for tests, long enough to be taken',
		baseUrl: 'http://127.0.0.1:3000',
		mailer: { send: () => Promise.resolve() }
	});
	const answer = lite.fetch('service');
	const server = createServer((request, response) => {
		void (async () => {
			const given = await answer(await asRequest(request));
			response.writeHead(given.status, Object.fromEntries(given.headers));
			response.end(Buffer.from(await given.arrayBuffer()));
		})();
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		publishableKey: lite.key('anonymous'),
		secretKey: lite.key('service'),
		close: async () => {
			server.closeAllConnections();
			server.close();
			await lite.close();
		}
	};
}

async function asRequest(incoming: IncomingMessage): Promise<Request> {
	const chunks: Buffer[] = [];
	for await (const chunk of incoming) chunks.push(chunk as Buffer);
	const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [
		name,
		String(value)
	]);
	return new Request(`http://${incoming.headers.host}${incoming.url}`, {
		method: incoming.method ?? 'GET',
		headers,
		...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {})
	});
}
