/** What every server module is given, and how answers of the database become data or errors. */
import { ERROR_STATUS, isErrorCode, type ErrorCode } from '#lib/domain/error-codes.ts';
import type { Client } from './gateway/gateway.ts';

/** A client that acts for somebody in one organisation. */
export type Db = { readonly client: Client; readonly organization: string };

/** A refusal with a listed code; anything else that goes wrong is an ordinary Error. */
export class DbError extends Error {
	readonly code: ErrorCode;
	readonly detail: string | null;

	constructor(code: ErrorCode, detail: string | null = null) {
		super(detail ? `${code}: ${detail}` : code);
		this.code = code;
		this.detail = detail;
	}

	get status(): number {
		return ERROR_STATUS[this.code];
	}
}

type Failure = { code?: string; message: string; details?: string | null };
type Answer<T> = { data: T; error: null } | { data: null; error: Failure };

/** SQL states and transport failures that have a code of their own. */
const CODE_OF_STATE: Record<string, ErrorCode> = {
	'57014': 'timeout',
	'42501': 'forbidden',
	// Characters that PostgreSQL cannot store: NUL, and halves of others.
	'22021': 'invalid',
	'22P05': 'invalid',
	'23505': 'submission_id_taken'
};

/**
 * The data of an answer.
 *
 * Errors: `DbError` for listed refusals and for a database that cannot be reached; else `Error`,
 * whose message names the SQL state only, never values.
 */
export function unwrap<T>({ data, error }: Answer<T>): T {
	if (!error) return data;
	if (isErrorCode(error.message)) throw new DbError(error.message, error.details || null);
	const known = CODE_OF_STATE[error.code ?? ''];
	if (known) throw new DbError(known);
	if (
		/ECONNREFUSED|CONNECTION_(CLOSED|ENDED|DESTROYED)|CONNECT_TIMEOUT|fetch failed|57P0[123]/.test(
			`${error.code} ${error.message}`
		)
	) {
		throw new DbError('service_unavailable');
	}
	throw new Error(`database error ${error.code ?? 'without code'}`);
}
