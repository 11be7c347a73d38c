/** Answers requests; the server starts as many of these processes as there are processors. */
import { createServer, type RequestListener } from 'node:http';
import compression from 'compression';
import { readEnvironment } from './lib/server/environment.ts';
import { clientAddress } from './lib/server/web/client-address.ts';
import { decodable } from './lib/server/web/decodable.ts';
import { knownHosts } from './lib/server/web/hosts.ts';

const env = readEnvironment(process.env);
process.env['BODY_SIZE_LIMIT'] ??= '32M'; // imports; the survey's own limit is in its action
process.env['PROTOCOL_HEADER'] = 'x-forwarded-proto'; // written by us below, never believed
process.env['ADDRESS_HEADER'] = 'x-forwarded-for'; // likewise
const { handler } = (await import(new URL('../build/handler.js', import.meta.url).href)) as {
	handler: RequestListener;
};
const hosts = knownHosts(env);
const compress = compression(); // adapter-node does not compress what it renders

const server = createServer((request, response) => {
	const { host } = request.headers;
	if (!hosts.isKnown(host)) {
		response.writeHead(421, { 'content-type': 'text/plain' }).end('Misdirected request');
		return;
	}
	request.headers['x-forwarded-proto'] = hosts.protocolOf(host);
	request.url = decodable(request.url ?? '/');
	// The adapter drops a body that does not say what it is; the API reads it as what it looks like.
	if (request.method === 'POST') request.headers['content-type'] ??= 'application/octet-stream';
	request.headers['x-forwarded-for'] = clientAddress(
		request.headers['x-forwarded-for'],
		request.socket.remoteAddress,
		env.HEED_PROXIES
	);
	// Written for Express, and content with what node:http gives.
	compress(request as never, response as never, () => handler(request, response));
});
server.listen(env.PORT, env.HOST);

// A Ctrl-C reaches the whole process group; what is being answered is answered to its end.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.on(signal, () => server.close(() => process.exit(0)));
}
