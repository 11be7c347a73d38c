/** The way out of invitations, for the holder of any link of the organisation, however old. */
import { z } from 'zod';
import { bilingualAnswer, locale } from '#lib/schemas/fields.ts';
import { unwrap } from './db.ts';
import type { Client } from './gateway/gateway.ts';

const found = z.object({
	organization: bilingualAnswer,
	languages: z.array(z.enum(['zh', 'en'])),
	locale: locale.nullable(),
	is_unsubscribed: z.boolean()
});
export type Unsubscribing = z.infer<typeof found>;

/** What the page shows; null for a link that never was. */
export async function find(client: Client, token: string): Promise<Unsubscribing | null> {
	const answered = unwrap(await client.rpc('find_unsubscribe', { p_token: token }));
	return answered === null ? null : found.parse(answered);
}

/** Ends invitations, or lets them come again; false for a link that never was. */
export async function unsubscribe(
	client: Client,
	token: string,
	isUndo: boolean
): Promise<boolean> {
	return unwrap(await client.rpc('unsubscribe', { p_token: token, p_undo: isUndo }));
}
