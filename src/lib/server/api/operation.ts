/**
 * One call of the API as data: the route is served from it and the OpenAPI document is written
 * from it, so that the two cannot differ.
 */
import { z } from 'zod';
import type { ErrorCode } from '#lib/domain/error-codes.ts';
import type { Right } from '#lib/domain/staff-roles.ts';
import type { Scope } from './caller.ts';

export type Method = 'GET' | 'POST';

export type Operation<Query extends z.ZodType = z.ZodType, Body extends z.ZodType = z.ZodType> = {
	/** Name for generated clients. */
	id: string;
	method: Method;
	/** Below /api/v1, with `{name}` for parameters. */
	path: string;
	summary: string;
	description?: string;
	/** `open`: nobody has to sign in. */
	access: Scope | 'open';
	/** What the role of a member of staff must allow. */
	right?: Right;
	query: Query;
	body: Body;
	/** `lines`: CSV, NDJSON or a JSON array, handed on as bytes. */
	bodyKind: 'none' | 'json' | 'lines';
	answers: Record<number, { description: string; schema: z.ZodType; types?: readonly string[] }>;
	/** Beyond those that every call may answer. */
	errors: ErrorCode[];
};

type Declared<Query extends z.ZodType, Body extends z.ZodType> = Omit<
	Operation<Query, Body>,
	'query' | 'body' | 'bodyKind'
> & { query?: Query; body?: Body; bodyKind?: 'lines' };

/** Declares a call; what is not declared is not taken. */
export function operation<
	Query extends z.ZodType = z.ZodType<object>,
	Body extends z.ZodType = z.ZodUndefined
>(declared: Declared<Query, Body>): Operation<Query, Body> {
	return {
		...declared,
		query: declared.query ?? (z.strictObject({}) as unknown as Query),
		body: declared.body ?? (z.undefined() as unknown as Body),
		bodyKind: declared.bodyKind ?? (declared.body === undefined ? 'none' : 'json')
	};
}

/** What a call answers; the endpoint turns it into a response. */
export type Outcome = { status: number; body: unknown; headers?: Record<string, string> };

export function answer(body: unknown, status = 200): Outcome {
	return { status, body };
}
