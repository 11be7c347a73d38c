/** adapter-node does not compress what it renders; this does, with brotli or gzip. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';

const COMPRESSIBLE = /^(text\/|application\/(json|problem\+json|javascript|xml)|image\/svg)/;

/** Wraps a handler so that its compressible answers are compressed as the client allows. */
export function compressed(handler: RequestListener): RequestListener {
	return (request, response) => {
		compress(request, response);
		handler(request, response);
	};
}

function compress(request: IncomingMessage, response: ServerResponse): void {
	const accepted = String(request.headers['accept-encoding'] ?? '');
	const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null;
	if (!encoding || request.method === 'HEAD') return;

	const { writeHead, write, end } = response;
	let encoder: ReturnType<typeof createGzip> | ReturnType<typeof createBrotliCompress> | null = null;

	response.writeHead = ((...args: Parameters<typeof writeHead>) => {
		const type = String(headerOf(args, response, 'content-type') ?? '');
		const isEncoded = headerOf(args, response, 'content-encoding') !== undefined;
		if (COMPRESSIBLE.test(type) && !isEncoded && args[0] !== 304 && args[0] !== 204) {
			encoder =
				encoding === 'br'
					? createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
					: createGzip();
			encoder.on('data', (chunk: Buffer) => write.call(response, chunk, 'utf8'));
			encoder.on('end', () => end.call(response, undefined, 'utf8'));
			dropHeader(args, 'content-length');
			response.removeHeader('content-length');
			response.setHeader('content-encoding', encoding);
			response.appendHeader('vary', 'Accept-Encoding');
		}
		return writeHead.apply(response, args);
	}) as typeof writeHead;

	response.write = ((...args: Parameters<typeof write>) => {
		if (!response.headersSent) response.writeHead(response.statusCode);
		return encoder ? encoder.write(args[0]) : write.apply(response, args);
	}) as typeof write;

	response.end = ((...args: Parameters<typeof end>) => {
		if (!response.headersSent) response.writeHead(response.statusCode);
		if (!encoder) return end.apply(response, args);
		if (args[0] !== undefined && typeof args[0] !== 'function') encoder.write(args[0]);
		encoder.end();
		return response;
	}) as typeof end;
}

type Headers = Record<string, unknown>;

function headersIn(args: unknown[]): Headers | undefined {
	return args.find((arg) => typeof arg === 'object' && arg !== null && !Array.isArray(arg)) as
		| Headers
		| undefined;
}

function headerOf(args: unknown[], response: ServerResponse, name: string): unknown {
	const given = headersIn(args);
	const key = given && Object.keys(given).find((one) => one.toLowerCase() === name);
	return key ? given?.[key] : response.getHeader(name);
}

function dropHeader(args: unknown[], name: string): void {
	const given = headersIn(args);
	for (const key of Object.keys(given ?? {})) if (key.toLowerCase() === name) delete given?.[key];
}
