import { textGrams } from './grams.ts';
import { bucketOf, type HashedText } from './hashed-text.ts';
import type { TextModel } from './text-model.ts';

/** A piece of a text as people read it, and what it adds to the log-odds of a class. */
export type GramWeight = { readonly gram: string; readonly weight: number };

/**
 * What the words and characters of a text add to one column of a model, from the weightiest. Pieces of words are
 * left out: nobody reads them.
 *
 * Unit: log-odds. Range: all reals; a piece that occurs twice is named once, with what both add.
 * Missing: empty for a text without pieces.
 */
export function gramWeights(
	text: string,
	{ buckets, values }: HashedText,
	model: TextModel,
	column: number
): GramWeight[] {
	const value = new Map<number, number>();
	buckets.forEach((bucket, i) => value.set(bucket, values[i] ?? 0));
	const scale = model.scales[column] ?? 0;
	const readable = textGrams(text).filter(
		(gram) => !gram.startsWith('g') && gram.length <= LONGEST
	);
	return [...new Set(readable)]
		.map((gram) => {
			const bucket = bucketOf(gram);
			const weight = (model.weights[bucket * model.columns + column] ?? 0) * scale;
			return { gram: gram.slice(1), weight: weight * (value.get(bucket) ?? 0) };
		})
		.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}

/** Longer ones are no words. */
const LONGEST = 31;
