/** Where the next page begins, as one opaque word that fits into an address. */
import type { z } from 'zod';
import { DbError } from './db.ts';

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
