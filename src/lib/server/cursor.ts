/** Where the next page begins, as one opaque word that fits into an address. */
import { z } from 'zod';
import { readInstant } from '#lib/domain/instant.ts';
import { DbError } from './db.ts';

/**
 * What a position may be made of. Anybody can write a cursor, so each part is held to what the
 * database can read: a value beyond that is a broken cursor, not a broken server.
 */
const LONGEST_NAME = 200;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;
export const placed = {
	number: z.int32(),
	name: z
		.string()
		.max(LONGEST_NAME)
		.refine((value) => value.isWellFormed() && !value.includes('\0')),
	code: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,62}$/),
	instant: z.string().refine((value) => INSTANT.test(value) && readInstant(value, 'UTC') !== null)
};

export function encodeCursor(position: Readonly<Record<string, unknown>>): string {
	return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** Errors: `invalid` for a word that no page of ours has given out. */
export function decodeCursor<T>(cursor: string, schema: z.ZodType<T>): T {
	try {
		return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
	} catch {
		throw new DbError('invalid', 'after');
	}
}
