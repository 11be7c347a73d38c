/** What a schema found wrong, as `{path, message}` in the language of the caller. */
import type { z } from 'zod';
import { say, type Locale } from '#lib/messages/message.ts';
import { schemaErrors } from '#lib/messages/schema-errors.ts';
import { DbError } from '../db.ts';

export type FieldError = { path: string; message: string };

/** A request that does not fit its schema; answered as `invalid` with every field that is wrong. */
export class InvalidRequest extends DbError {
	readonly fields: FieldError[];

	constructor(fields: FieldError[]) {
		super(
			'invalid',
			fields.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; ') || null
		);
		this.fields = fields;
	}
}

/** How many are listed: enough to mend a form, not a copy of a broken body. */
const FIELDS_SHOWN = 50;

/**
 * The value as the schema gives it.
 *
 * Errors: `InvalidRequest`.
 */
export function parsed<T extends z.ZodType>(
	schema: T,
	value: unknown,
	locale: Locale
): z.output<T> {
	const result = schema.safeParse(value, { reportInput: true });
	if (result.success) return result.data;
	const fields = result.error.issues.flatMap((issue) => errorsOf(issue, locale));
	throw new InvalidRequest(fields.slice(0, FIELDS_SHOWN));
}

function errorsOf(issue: z.core.$ZodIssue, locale: Locale): FieldError[] {
	const path = issue.path.map(String);
	if (issue.code === 'unrecognized_keys') {
		const message = say(schemaErrors, locale).unknownField;
		return issue.keys.map((key) => ({ path: [...path, key].join('.'), message }));
	}
	if (issue.code === 'invalid_union') {
		// The branch that got furthest says most; all of them together say nothing.
		const [best = []] = [...issue.errors].sort((a, b) => depthOf(b) - depthOf(a));
		const inner = best.flatMap((one) => errorsOf(one, locale));
		return inner.map((one) => ({
			path: [...path, one.path].filter(Boolean).join('.'),
			message: one.message
		}));
	}
	return [{ path: path.join('.'), message: words(issue, locale) }];
}

function depthOf(issues: readonly z.core.$ZodIssue[]): number {
	return Math.max(
		0,
		...issues.map((issue) => issue.path.length + (issue.code === 'invalid_type' ? 0 : 1))
	);
}

function words(issue: z.core.$ZodIssue, locale: Locale): string {
	const t = say(schemaErrors, locale);
	switch (issue.code) {
		case 'invalid_type':
			if (issue.input === undefined) return t.missing;
			return t.wrongType(KIND[issue.expected] ?? issue.expected, kindOf(issue.input));
		case 'invalid_value':
			if (issue.input === undefined) return t.missing;
			return t.notOneOf(issue.values.map(String).join(', '));
		case 'too_small':
			if (issue.origin === 'string') {
				return issue.minimum === 1 ? t.empty : t.tooShort(String(issue.minimum));
			}
			if (issue.origin === 'array') return t.tooFew(String(issue.minimum));
			return t.atLeast(String(issue.minimum));
		case 'too_big':
			if (issue.origin === 'string') return t.tooLong(String(issue.maximum));
			if (issue.origin === 'array') return t.tooMany(String(issue.maximum));
			return t.atMost(String(issue.maximum));
		case 'custom':
			return ownWords(issue.params ?? {}, locale);
		default:
			return t.other;
	}
}

/** Words of our own rules: `params.words` names them, the other values fill them, in order. */
function ownWords(params: Record<string, unknown>, locale: Locale): string {
	const { words: name, ...values } = params;
	const said = (say(schemaErrors, locale) as Record<string, unknown>)[String(name)];
	if (typeof said === 'function') {
		return (said as (...given: string[]) => string)(...Object.values(values).map(String));
	}
	return typeof said === 'string' ? said : say(schemaErrors, locale).other;
}

/** What JSON calls them. */
const KIND: Record<string, string> = { record: 'object', int: 'integer' };

function kindOf(value: unknown): string {
	if (Array.isArray(value)) return 'array';
	return value === null ? 'null' : typeof value;
}
