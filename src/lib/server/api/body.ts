/** Reading what was sent, within limits. */
import { cleanText } from '#lib/domain/text/clean-text.ts';
import { say, type Locale } from '#lib/messages/message.ts';
import { schemaErrors } from '#lib/messages/schema-errors.ts';
import { DbError } from '../db.ts';
import { InvalidRequest } from './schema-errors.ts';

export const JSON_BYTES = 1024 * 1024;
export const LINES_BYTES = 32 * 1024 * 1024;
const DEPTH_MOST = 6;

/**
 * All bytes of a body. What is over the limit is read on and thrown away: a caller whose connection
 * breaks while it sends never sees the refusal.
 *
 * Errors: `payload_too_large`.
 */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
	if (request.body === null) return new Uint8Array();
	const chunks: Uint8Array[] = [];
	let size = 0;
	const reader = request.body.getReader();
	for (;;) {
		const { done, value } = await reader.read().catch(refuseTooLarge);
		if (done) break;
		size += value.byteLength;
		if (size > LINES_BYTES) {
			await reader.cancel();
			break;
		}
		if (size <= limit) chunks.push(value);
	}
	if (size > limit) throw new DbError('payload_too_large', `${limit} bytes`);
	return Buffer.concat(chunks);
}

/** The adapter has a limit of its own and breaks the stream with status 413. */
function refuseTooLarge(error: unknown): never {
	const isTooLarge = error instanceof Error && 'status' in error && error.status === 413;
	throw isTooLarge ? new DbError('payload_too_large') : error;
}

/** Sent by clients that do not say, or say what curl says by default. */
const TAKEN_AS_JSON =
	/^(?:$|application\/(?:[\w.-]+\+)?json|application\/(?:octet-stream|x-www-form-urlencoded)|text\/(?:plain|json))/i;

/**
 * JSON as data: texts cleaned, nulls left out (null is "not given").
 *
 * Errors: `not_acceptable`, `invalid_json`, `InvalidRequest` when nested too deeply.
 */
export function readJson(bytes: Uint8Array, contentType: string, locale: Locale): unknown {
	if (!TAKEN_AS_JSON.test(contentType.trim())) throw new DbError('not_acceptable', contentType);
	const text = new TextDecoder().decode(bytes);
	// A call without a body is a call with nothing in it.
	if (text.trim() === '') return {};
	return cleanJson(parseJson(text), locale);
}

export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new DbError('invalid_json', error instanceof Error ? error.message : null);
	}
}

export function cleanJson(value: unknown, locale: Locale, depth = 0): unknown {
	if (typeof value === 'string') return cleanText(value);
	if (typeof value !== 'object' || value === null) return value;
	if (depth >= DEPTH_MOST) {
		const message = say(schemaErrors, locale).tooDeep(String(DEPTH_MOST));
		throw new InvalidRequest([{ path: '', message }]);
	}
	if (Array.isArray(value)) return value.map((one) => cleanJson(one, locale, depth + 1));
	return Object.fromEntries(
		Object.entries(value)
			.filter(([, one]) => one !== null)
			.map(([key, one]) => [cleanText(key), cleanJson(one, locale, depth + 1)])
	);
}
