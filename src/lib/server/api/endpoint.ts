/** The one way from a request to an answer, for every route of the API. */
import type { RequestEvent, RequestHandler } from '@sveltejs/kit';
import type { z } from 'zod';
import type { Locale } from '#lib/messages/message.ts';
import { DbError, type Db } from '../db.ts';
import type { Staff } from '../staff.ts';
import { preferredLocale } from '../web/preferences.ts';
import { JSON_BYTES, LINES_BYTES, readBytes, readJson } from './body.ts';
import { authenticate, type Caller } from './caller.ts';
import { once } from './idempotency.ts';
import type { Operation, Outcome } from './operation.ts';
import { problemResponse } from './problem.ts';
import { parsed } from './schema-errors.ts';

export type OpenCall<Query, Body> = {
	query: Query;
	body: Body;
	/** The body as it was sent, for imports. */
	bytes: Uint8Array;
	locale: Locale;
	/** A parameter of the path, as it was written. */
	parameter: (name: string) => string;
	/** The code in the path, in lower case as codes are. */
	code: string;
	/** Network address of the caller. */
	address: () => string;
};
export type Call<Query, Body> = OpenCall<Query, Body> & { db: Db; staff: Staff | null };

type Sent<Query extends z.ZodType, Body extends z.ZodType> = OpenCall<
	z.output<Query>,
	z.output<Body>
>;

/** Serves a call of an API key or a member of staff. */
export function endpoint<Query extends z.ZodType, Body extends z.ZodType>(
	operation: Operation<Query, Body>,
	act: (call: Sent<Query, Body> & { db: Db; staff: Staff | null }) => Promise<Outcome>
): RequestHandler {
	return answered(async (event, locale) => {
		const { access, right } = operation;
		const caller = await authenticate(event.request, access === 'open' ? 'read' : access, right);
		const call = await read(operation, event, locale);
		const { db, staff } = caller;
		return keyed(caller, event, call.bytes, () => act({ ...call, db, staff }));
	});
}

/** Serves a call that nobody has to sign in for. */
export function openEndpoint<Query extends z.ZodType, Body extends z.ZodType>(
	operation: Operation<Query, Body>,
	act: (call: Sent<Query, Body>) => Promise<Outcome>
): RequestHandler {
	return answered(async (event, locale) => act(await read(operation, event, locale)));
}

/** `fallback` of a route: says which methods it has. */
export function onlyMethods(...methods: ('GET' | 'POST')[]): RequestHandler {
	const allow = [...methods.flatMap((one) => (one === 'GET' ? ['GET', 'HEAD'] : [one])), 'OPTIONS'];
	return ({ request, route }) => {
		const headers = { allow: allow.join(', ') };
		if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers });
		const error = new DbError('method_not_allowed', `${request.method}: ${headers.allow}`);
		return problemResponse(error, localeOf(request), route.id, headers);
	};
}

/** `fallback` of the route that catches every unknown path. */
export const unknownPath: RequestHandler = ({ request, route, url }) =>
	problemResponse(new DbError('not_found', url.pathname), localeOf(request), route.id);

function answered(
	serve: (event: RequestEvent, locale: Locale) => Promise<Outcome>
): RequestHandler {
	return async (event) => {
		const locale = localeOf(event.request);
		try {
			const { status, body, headers } = await serve(event, locale);
			// A file on its way, which nobody holds as a whole.
			if (body instanceof ReadableStream)
				return new Response(body, { status, headers: headers ?? {} });
			return Response.json(body, { status, headers: headers ?? {} });
		} catch (error) {
			return problemResponse(error, locale, event.route.id);
		}
	};
}

async function read<Query extends z.ZodType, Body extends z.ZodType>(
	{ query, body, bodyKind }: Operation<Query, Body>,
	{ request, url, params: inPath, getClientAddress }: RequestEvent,
	locale: Locale
): Promise<Sent<Query, Body>> {
	const params: Partial<Record<string, string>> = inPath;
	const asked = parsed(query, Object.fromEntries(url.searchParams), locale);
	const limit = bodyKind === 'lines' ? LINES_BYTES : JSON_BYTES;
	const bytes = request.method === 'POST' ? await readBytes(request, limit) : new Uint8Array();
	const type = request.headers.get('content-type') ?? '';
	const json = bodyKind === 'json' ? readJson(bytes, type, locale) : undefined;
	return {
		query: asked,
		body: parsed(body, json, locale),
		bytes,
		locale,
		parameter: (name) => params[name] ?? '',
		code: (params['code'] ?? '').toLowerCase(),
		address: getClientAddress
	};
}

function keyed(
	caller: Caller,
	{ request, url }: RequestEvent,
	body: Uint8Array,
	run: () => Promise<Outcome>
): Promise<Outcome> {
	const key = request.headers.get('idempotency-key')?.trim();
	if (request.method !== 'POST' || !key) return run();
	return once(caller, key, { method: request.method, path: url.pathname + url.search, body }, run);
}

function localeOf(request: Request): Locale {
	return preferredLocale(request.headers.get('accept-language') ?? '');
}
