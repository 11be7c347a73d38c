/** The OpenAPI 3.1 document, written from the operations that the routes are served from. */
import { z } from 'zod';
import { ERROR_STATUS, type ErrorCode } from '#lib/domain/error-codes.ts';
import { errorWords } from '#lib/messages/errors.ts';
import type { Operation } from './operation.ts';
import { OPERATIONS } from './operations/all.ts';

type Schema = Record<string, unknown>;

/** What any call may answer besides its own. */
const ALWAYS: ErrorCode[] = ['invalid', 'unexpected', 'service_unavailable'];
const SIGNED_IN: ErrorCode[] = ['unauthenticated', 'forbidden'];
const WITH_BODY: ErrorCode[] = ['payload_too_large'];
const WITH_JSON: ErrorCode[] = ['invalid_json', 'not_acceptable'];
const WITH_KEY: ErrorCode[] = ['idempotency_key_in_use', 'idempotency_key_reused'];

/** Of the API, not of the program: it counts up when the contract changes. */
const VERSION = '1.5.0';

export function openApiDocument(): Schema {
	const paths: Record<string, Schema> = {};
	for (const operation of OPERATIONS) {
		paths[operation.path] = {
			...paths[operation.path],
			[operation.method.toLowerCase()]: operationObject(operation)
		};
	}
	const named: Record<string, Schema> = { Problem: problemSchema };
	const hoisted = hoist(paths, named);
	return {
		openapi: '3.1.0',
		info: {
			title: 'Heed · 先听',
			version: VERSION,
			description:
				'Service measurement and complaint prevention. docs/api.md tells the same with examples.'
		},
		servers: [{ url: '/api/v1' }],
		security: [{ bearer: [] }],
		paths: hoisted,
		components: {
			securitySchemes: {
				bearer: {
					type: 'http',
					scheme: 'bearer',
					description: 'An API key (heed_…) or the access token of a session.'
				}
			},
			schemas: named
		}
	};
}

const problemSchema: Schema = {
	type: 'object',
	description: 'RFC 9457.',
	properties: {
		type: { type: 'string' },
		title: { type: 'string' },
		status: { type: 'integer' },
		detail: { type: 'string' },
		code: { type: 'string', enum: Object.keys(ERROR_STATUS) },
		errors: {
			type: 'array',
			items: {
				type: 'object',
				properties: { path: { type: 'string' }, message: { type: 'string' } },
				required: ['path', 'message']
			}
		},
		id: { type: 'string' }
	},
	required: ['type', 'title', 'status', 'detail', 'code']
};

function operationObject(operation: Operation): Schema {
	const { id, summary, description, access, bodyKind } = operation;
	return {
		operationId: id,
		summary,
		...(description === undefined ? {} : { description }),
		...(access === 'open' ? { security: [] } : { 'x-scope': access }),
		parameters: parametersOf(operation),
		...(bodyKind === 'none' ? {} : { requestBody: requestBody(operation) }),
		responses: { ...answersOf(operation), ...problemsOf(operation) }
	};
}

function parametersOf({ path, query, method, access }: Operation): Schema[] {
	const { properties = {}, required = [] } = schemaOf(query, 'input') as {
		properties?: Record<string, Schema>;
		required?: string[];
	};
	const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
		name,
		in: 'path',
		required: true,
		schema: { type: 'string' }
	}));
	const inQuery = Object.entries(properties).map(([name, { description, ...schema }]) => ({
		name,
		in: 'query',
		required: required.includes(name),
		...(description === undefined ? {} : { description }),
		schema
	}));
	const key = {
		name: 'Idempotency-Key',
		in: 'header',
		description:
			'The same key with the same request is answered again, not done again, for 24 hours.',
		schema: { type: 'string', maxLength: 255 }
	};
	return [...inPath, ...inQuery, ...(method === 'POST' && access !== 'open' ? [key] : [])];
}

function requestBody({ body, bodyKind }: Operation): Schema {
	const lines = { schema: { type: 'string' } };
	const content: Schema =
		bodyKind === 'lines'
			? {
					'text/csv': lines,
					'application/x-ndjson': lines,
					'application/json': { schema: { type: 'array', items: { type: 'object' } } }
				}
			: { 'application/json': { schema: schemaOf(body, 'input') } };
	const isNeeded = bodyKind === 'lines' || !body.safeParse({}).success;
	return { required: isNeeded, content };
}

function answersOf({ answers }: Operation): Record<string, Schema> {
	return Object.fromEntries(
		Object.entries(answers).map(
			([status, { description, schema, types = ['application/json'] }]) => {
				const content = { schema: schemaOf(schema, 'output') };
				return [
					status,
					{ description, content: Object.fromEntries(types.map((type) => [type, content])) }
				];
			}
		)
	);
}

function problemsOf({ errors, access, method, bodyKind }: Operation): Record<string, Schema> {
	const codes = [
		...errors,
		...ALWAYS,
		...(access === 'open' ? [] : SIGNED_IN),
		...(method === 'POST' && access !== 'open' ? WITH_KEY : []),
		...(bodyKind === 'none' ? [] : WITH_BODY),
		...(bodyKind === 'json' ? WITH_JSON : [])
	];
	const problems: Record<string, Schema> = {};
	for (const status of new Set(codes.map((code) => ERROR_STATUS[code]))) {
		const here = [...new Set(codes)].filter((code) => ERROR_STATUS[code] === status).sort();
		problems[status] = {
			description: here.map((code) => `\`${code}\`: ${errorWords(code, 'en')}`).join('\n\n'),
			content: {
				'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } }
			}
		};
	}
	return problems;
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Schema {
	const { $schema: _, ...rest } = z.toJSONSchema(schema, {
		io,
		target: 'draft-2020-12',
		unrepresentable: 'any'
	});
	return rest;
}

/** Moves the named schemas of every part into one place, where the references then point. */
function hoist<T>(part: T, named: Record<string, Schema>): T {
	if (Array.isArray(part)) return part.map((one) => hoist<unknown>(one, named)) as T;
	if (typeof part !== 'object' || part === null) return part;
	const { $defs = {}, ...rest } = part as Schema & { $defs?: Record<string, Schema> };
	for (const [name, { id: _, ...schema }] of Object.entries($defs)) {
		named[name] ??= hoist(schema, named);
	}
	return Object.fromEntries(
		Object.entries(rest).map(([key, value]) => [
			key,
			key === '$ref'
				? String(value).replace('#/$defs/', '#/components/schemas/')
				: hoist(value, named)
		])
	) as T;
}
