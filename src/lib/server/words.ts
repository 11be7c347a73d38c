/** Customers' own words, and what colleagues say about what was read in them. */
import type { CauseCode } from '#lib/domain/cases/causes.ts';
import { defaultCauseWords } from '#lib/domain/text/cause-rules.ts';
import { risingTerms, type RisingTerms } from '#lib/domain/text/rising-terms.ts';
import { shownWords } from '#lib/domain/text/shown-words.ts';
import {
	recentWords,
	textModels,
	wordFigures,
	wordQueue,
	type CauseWord,
	type Label,
	type TextModelRow,
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

/** What people write about more than before: in words, and by the causes that were read. */
export type Rising = { readonly words: RisingTerms; readonly causes: RisingTerms };

/** The words of the last four weeks beside those of the twelve before. */
export async function rising({ client, organization }: Db): Promise<Rising> {
	const found = await client.rpc('recent_words', { p_organization: organization });
	const texts = recentWords.parse(unwrap(found));
	const termed = (termsOf: (text: (typeof texts)[number]) => Iterable<string>) =>
		texts.map((text) => ({
			terms: new Set(termsOf(text)),
			isRecent: text.is_recent,
			person: text.person
		}));
	return {
		words: risingTerms(termed(({ text }) => shownWords(text))),
		causes: risingTerms(termed(({ cause }) => (cause === null ? [] : [cause])))
	};
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

/** What was learned, the latest first. */
export async function models({ client, organization }: Db): Promise<TextModelRow[]> {
	const found = await client
		.from('text_models')
		.select('kind, version, is_active, trained_at, labels, metrics')
		.eq('organization_id', organization)
		.order('trained_at', { ascending: false })
		.limit(MOST_MODELS);
	return textModels.parse(unwrap(found));
}

const MOST_MODELS = 12;

/** Reads with another version from now on; null: with words alone. Errors: `not_found`. */
export async function useModel(
	{ client, organization }: Db,
	kind: TextModelRow['kind'],
	version: number | null
): Promise<void> {
	unwrap(
		await client.rpc('use_text_model', {
			p_organization: organization,
			p_kind: kind,
			p_version: version as unknown as number
		})
	);
}

/** A word that speaks for a cause: come with the product, added to it, or taken from it. */
export type ShownWord = { word: string; state: 'standard' | 'added' | 'removed' };

/** The words of one cause: those of one's own first. */
export async function wordsOf(
	{ client, organization }: Db,
	cause: CauseCode
): Promise<ShownWord[]> {
	const changed = unwrap(
		await client
			.from('text_rules')
			.select('word, is_removed')
			.eq('organization_id', organization)
			.eq('cause', cause)
			.order('word')
	);
	const removed = new Set(changed.filter((row) => row.is_removed).map((row) => row.word));
	const added = changed.filter((row) => !row.is_removed).map((row) => row.word);
	const standard = defaultCauseWords(cause).filter((word) => !added.includes(word));
	return [
		...added.map((word): ShownWord => ({ word, state: 'added' })),
		...standard.map((word): ShownWord => ({
			word,
			state: removed.has(word) ? 'removed' : 'standard'
		}))
	];
}

/** Adds a word to a cause, takes one from it, or undoes either. */
export async function changeWord(
	{ client, organization }: Db,
	{ cause, word, change }: CauseWord
): Promise<void> {
	unwrap(
		await client.rpc('set_cause_word', {
			p_organization: organization,
			p_cause: cause,
			p_word: word,
			p_change: change
		})
	);
}
