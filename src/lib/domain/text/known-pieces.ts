/** How much of somebody's words the models in use know. */
import { hashText } from './hashed-text.ts';
import type { Reader } from './read-text.ts';
import type { TextModel } from './text-model.ts';

export type KnownPieces = {
	readonly texts: number;
	/** Pieces of all texts, each once for each text, and those without weight in any model. */
	readonly pieces: number;
	readonly unknown: number;
	/** Texts of which less than `HARDLY_BELOW` is known. */
	readonly hardlyKnown: number;
};

/** A text is hardly known when less than so much of it is. */
export const HARDLY_BELOW = 0.2;

/**
 * What the models of a reader know of texts. A piece is known if any of them gives it weight.
 *
 * Unit: counts. Range: ≥ 0.
 * Missing: null for a reader without models of its own: words that come with the product are not learned. Texts
 * without pieces are left out.
 * Source: definition; weights are rounded to a byte, so that pieces hardly ever seen have none.
 */
export function knownPieces(texts: readonly string[], reader: Reader): KnownPieces | null {
	const models = modelsOf(reader);
	if (models.length === 0) return null;
	const counted = texts.flatMap((text) => {
		const { buckets } = hashText(text);
		const unknown = buckets.reduce((n, bucket) => n + (isKnown(bucket, models) ? 0 : 1), 0);
		return buckets.length === 0 ? [] : [{ pieces: buckets.length, unknown }];
	});
	const total = (of: (text: { pieces: number; unknown: number }) => number) =>
		counted.reduce((sum, text) => sum + of(text), 0);
	return {
		texts: counted.length,
		pieces: total(({ pieces }) => pieces),
		unknown: total(({ unknown }) => unknown),
		hardlyKnown: total(({ pieces, unknown }) => (pieces - unknown < HARDLY_BELOW * pieces ? 1 : 0))
	};
}

function modelsOf({ causes, polarity }: Reader): TextModel[] {
	return [
		...(causes?.model.groups ? [causes.model.groups] : []),
		...(causes?.model.leaves.values() ?? []),
		...(polarity ? [polarity.judge.model] : [])
	];
}

function isKnown(bucket: number, models: readonly TextModel[]): boolean {
	return models.some(({ weights, columns }) =>
		weights.subarray(bucket * columns, (bucket + 1) * columns).some((weight) => weight !== 0)
	);
}
