/** Refusals as RFC 9457 problem documents. What the database said never reaches the caller. */
import { ERROR_STATUS, type ErrorCode } from '#lib/domain/error-codes.ts';
import { errorWords } from '#lib/messages/errors.ts';
import { LANGUAGE_TAGS, type Locale } from '#lib/messages/message.ts';
import { DbError } from '../db.ts';
import { logError } from '../log.ts';
import { InvalidRequest, type FieldError } from './schema-errors.ts';

export type Problem = {
	/** Where the code is explained. */
	type: string;
	/** The kind of problem in words; the same for every occurrence. */
	title: string;
	status: number;
	/** What it was about this time. */
	detail: string;
	code: ErrorCode;
	errors?: FieldError[];
	/** Id under which the log has the rest, for `unexpected` only. */
	id?: string;
};

const RETRY_AFTER_SECONDS: Partial<Record<ErrorCode, number>> = {
	idempotency_key_in_use: 1,
	service_unavailable: 5,
	too_many_attempts: 900
};

export function problemResponse(
	error: unknown,
	locale: Locale,
	route: string | null,
	headers: Record<string, string> = {}
): Response {
	const problem = problemOf(error, locale, route);
	const retryAfter = RETRY_AFTER_SECONDS[problem.code];
	return new Response(JSON.stringify(problem), {
		status: problem.status,
		headers: {
			'content-type': 'application/problem+json',
			'content-language': LANGUAGE_TAGS[locale],
			vary: 'Accept-Language',
			// The rest of a body that was not read must not be taken for the next request.
			...(problem.status === 413 ? { connection: 'close' } : {}),
			...(problem.status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
			...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
			...headers
		}
	});
}

function problemOf(error: unknown, locale: Locale, route: string | null): Problem {
	if (error instanceof InvalidRequest) {
		return { ...documentOf('invalid', locale, error.detail), errors: error.fields };
	}
	if (error instanceof DbError) return documentOf(error.code, locale, error.detail);
	const id = crypto.randomUUID();
	logError(id, error, route);
	return { ...documentOf('unexpected', locale, id), id };
}

function documentOf(code: ErrorCode, locale: Locale, detail: string | null): Problem {
	const title = errorWords(code, locale);
	return {
		type: `/docs/errors#${code}`,
		title,
		status: ERROR_STATUS[code],
		detail: detail || title, // an empty one says nothing either
		code
	};
}
