/** Customers' own words, and what colleagues say about what was read in them. */
import {
	wordFigures,
	wordQueue,
	type Label,
	type WordFigures,
	type WordQueue
} from '#lib/schemas/words.ts';
import { unwrap, type Db } from './db.ts';

/** Texts about which a colleague is asked next, without who wrote them. */
export async function queue({ client, organization }: Db, limit = 10): Promise<WordQueue> {
	const found = await client.rpc('word_queue', { p_organization: organization, p_limit: limit });
	return wordQueue.parse(unwrap(found));
}

/** How often the reader is right, among texts drawn by chance. */
export async function figures({ client, organization }: Db): Promise<WordFigures> {
	return wordFigures.parse(
		unwrap(await client.rpc('word_figures', { p_organization: organization }))
	);
}

/** Notes what a colleague says of a text. Errors: `not_found`. */
export async function label(
	{ client, organization }: Db,
	{ reading, causes, polarity, drawn }: Label
): Promise<void> {
	unwrap(
		await client.rpc('label_text', {
			p_organization: organization,
			p_reading: reading,
			p_causes: causes,
			p_polarity: polarity === '' ? (null as unknown as string) : polarity,
			p_drawn: drawn
		})
	);
}
