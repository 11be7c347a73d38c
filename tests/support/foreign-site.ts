/** Somebody else's web site: another origin than the product's, on this machine. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type ForeignSite = { origin: string; show: (html: string) => void; close: () => void };

/** Serves one page under http://localhost, which is another site than http://127.0.0.1. */
export async function openForeignSite(): Promise<ForeignSite> {
	let page = '';
	const server = createServer((_request, response) => {
		response.writeHead(200, { 'content-type': 'text/html;charset=utf-8' });
		response.end(`<!doctype html><html lang="en"><title>Shop</title><h1>Shop</h1>${page}</html>`);
	});
	server.listen(0, 'localhost');
	await once(server, 'listening');
	return {
		origin: `http://localhost:${(server.address() as AddressInfo).port}`,
		show: (html) => (page = html),
		close: () => server.close()
	};
}
