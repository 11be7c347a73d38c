/** One call to another program: to a checked address, without redirects, in time, and of bounded size. */
import { request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { BlockList, LookupFunction } from 'node:net';
import { addressFor, type Resolve } from './reachable.ts';

const TIMEOUT_MS = 5_000;
const ANSWER_BYTES = 64 * 1024;

export type Answer = { status: number; body: string };
export type Limits = { networks: BlockList; resolve?: Resolve; timeoutMs?: number };

/** Errors: an address that may not be called, silence, a redirect, an answer that is too long. */
export async function call(
	address: string,
	headers: Record<string, string>,
	body: string,
	{ networks, resolve, timeoutMs = TIMEOUT_MS }: Limits
): Promise<Answer> {
	const url = new URL(address);
	const signal = AbortSignal.timeout(timeoutMs);
	const checked = await addressFor(url, networks, resolve);
	// Whatever the name means by now: the connection goes where the check looked.
	const pinned: LookupFunction = (_host, options, found) => {
		if (options.all) found(null, [checked]);
		else found(null, checked.address, checked.family);
	};
	const options: RequestOptions = {
		method: 'POST',
		lookup: pinned,
		agent: false,
		signal,
		headers: {
			...headers,
			'content-type': 'application/json',
			'content-length': Buffer.byteLength(body),
			'user-agent': 'Heed'
		}
	};
	const answer = await send(url, options, body).catch((problem: unknown) => {
		throw signal.aborted ? new Error('the channel did not answer in time') : problem;
	});
	if (answer.status >= 300 && answer.status < 400)
		throw new Error('the channel answered with a redirect');
	return answer;
}

function send(url: URL, options: RequestOptions, body: string): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
		const sent = request(url, options, (response) => {
			const chunks: Buffer[] = [];
			let size = 0;
			response.on('data', (chunk: Buffer) => {
				size += chunk.length;
				chunks.push(chunk);
				if (size > ANSWER_BYTES) sent.destroy(new Error('the answer of the channel is too long'));
			});
			response.on('end', () =>
				resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') })
			);
			response.on('error', reject);
		});
		sent.on('error', reject);
		sent.end(body);
	});
}
