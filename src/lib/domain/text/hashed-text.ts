import { textGrams } from './grams.ts';

/** Pieces fall into so many buckets; two that share one are told apart by the company they keep. */
export const BUCKETS = 2 ** 16;

/** A text as the buckets of its pieces, each once, and how much each weighs; the squares add to 1. */
export type HashedText = { readonly buckets: Int32Array; readonly values: Float32Array };

/**
 * A text as numbers. Of pieces that are repeated each time counts less.
 *
 * Unit: none. Range: 0 < value ≤ 1.
 * Missing: a text without pieces has no buckets.
 * Source: hashing trick (Weinberger et al. 2009), 1 + ln(count), cosine length.
 */
export function hashText(text: string): HashedText {
	const counts = new Map<number, number>();
	for (const gram of textGrams(text)) {
		const bucket = bucketOf(gram);
		counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
	}
	const values = Float32Array.from(counts.values(), (count) => 1 + Math.log(count));
	const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
	return {
		buckets: Int32Array.from(counts.keys()),
		values: values.map((value) => value / length)
	};
}

/** FNV-1a over UTF-16 units, mixed once more, so that neighbours in spelling are none in number. */
export function bucketOf(gram: string): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < gram.length; i += 1) {
		hash = Math.imul(hash ^ gram.charCodeAt(i), 0x01000193);
	}
	hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
	return ((hash ^ (hash >>> 13)) >>> 0) % BUCKETS;
}
