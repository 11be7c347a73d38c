/** Keyset paging: `?limit=&after=` → `{items, next}`; `next` is opaque and null on the last page. */
import { z } from 'zod';
import { decodeCursor, encodeCursor, placed } from '../cursor.ts';

const LIMIT_MOST = 200;
const LIMIT_DEFAULT = 50;

/** The parameters of every list. */
export const page = {
	limit: z
		.string()
		.trim()
		.transform(Number)
		.pipe(z.int().min(1).max(LIMIT_MOST))
		.default(LIMIT_DEFAULT)
		.meta({
			type: 'integer',
			minimum: 1,
			maximum: LIMIT_MOST,
			description: `1 to ${LIMIT_MOST}; ${LIMIT_DEFAULT} by default.`
		}),
	after: z
		.string()
		.transform((cursor) => cursor || undefined)
		.optional()
		.meta({ description: 'The `next` of the page before.' })
};

export function pageOf(item: z.ZodType) {
	return z.object({
		items: z.array(item),
		next: z
			.string()
			.nullable()
			.meta({ description: 'Give it as `after` to get the next page; null on the last one.' })
	});
}

const codePlace = z.object({ code: placed.code });

/**
 * A page of a list that is ordered by code.
 *
 * Errors: `invalid` for an `after` that is not ours.
 */
export async function pageByCode<Item extends { code: string }>(
	{ after, limit }: { after?: string | undefined; limit: number },
	read: (page: { after: string | undefined; limit: number }) => Promise<Item[]>
): Promise<{ items: Item[]; next: string | null }> {
	const place = after === undefined ? undefined : decodeCursor(after, codePlace).code;
	const found = await read({ after: place, limit: limit + 1 });
	const items = found.slice(0, limit);
	const last = items.at(-1);
	const next = last && found.length > limit ? encodeCursor({ code: last.code }) : null;
	return { items, next };
}
