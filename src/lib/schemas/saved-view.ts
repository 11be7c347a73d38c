/** What people save about a page: its address, a name, and how often it is sent to them. */
import { z } from 'zod';
import { REPEATS } from '#lib/domain/reports/view-repeats.ts';
import { cleanText } from '#lib/domain/text/clean-text.ts';

/** Pages whose address can be kept. */
const PATH = /^\/(dashboard(\/[a-z]{1,20})?|training|reports)$/;
const QUERY_LONGEST = 1000;

export type NewView = { name: string; path: string; query: string; is_shared: boolean };

/** The page and selection of an address that people paste or that the page fills in; null for others. */
export function readAddress(given: string): { path: string; query: string } | null {
	if (!URL.canParse(given, 'https://heed.invalid')) return null;
	const { pathname, searchParams } = new URL(given, 'https://heed.invalid');
	// What an action left behind ("/note") is no part of a selection.
	for (const key of [...searchParams.keys()]) if (key.startsWith('/')) searchParams.delete(key);
	const query = searchParams.toString();
	return PATH.test(pathname) && query.length <= QUERY_LONGEST ? { path: pathname, query } : null;
}

export const viewForm = z.object({
	name: z
		.string()
		.transform((value) => cleanText(value).trim())
		.pipe(
			z
				.string()
				.min(1, 'required')
				.max(120, 'too_long')
				.regex(/^[^\n\t]*$/, 'one_line')
		)
		.default(''),
	address: z
		.string()
		.trim()
		.max(2000, 'too_long')
		.refine((value) => readAddress(value) !== null, 'unusable')
		.default('/dashboard'),
	is_shared: z.boolean().default(false)
});
export type ViewForm = z.output<typeof viewForm>;

export const viewToRemove = z.object({ id: z.uuid() });
export const viewToSend = z.object({ id: z.uuid(), repeats: z.enum(REPEATS) });
