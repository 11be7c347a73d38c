import { expect, test } from 'vitest';
import { bucketOf, BUCKETS } from './hashed-text.ts';
import { knownPieces } from './known-pieces.ts';
import type { Reader } from './read-text.ts';
import { textGrams } from './grams.ts';
import type { TextModel } from './text-model.ts';

function modelOf(known: readonly string[], columns = 1): TextModel {
	const weights = new Int8Array(BUCKETS * columns);
	for (const gram of known.flatMap(textGrams)) weights[bucketOf(gram) * columns + columns - 1] = -3;
	return { classes: columns === 1 ? 2 : columns, columns, weights, scales: [1], bias: [0] };
}
const reader: Reader = {
	polarity: { version: 1, judge: { model: modelOf(['暖气不热']), lexicon: null } },
	causes: {
		version: 1,
		assignFrom: null,
		model: { groups: modelOf(['waited'], 3), leaves: new Map() }
	}
};

test('a piece is known if any model gives it weight, in any column', () => {
	expect(knownPieces(['暖气不热', 'Waited'], reader)).toMatchObject({
		...{ texts: 2, unknown: 0, hardlyKnown: 0 }
	});
	// Of 暖气坏了: 暖, 暖气, 气 are known; 气坏, 坏, 坏了, 了 are not.
	expect(knownPieces(['暖气坏了'], reader)).toEqual({
		...{ texts: 1, pieces: 7, unknown: 4, hardlyKnown: 0 }
	});
});

test('a text of which hardly a piece is known is counted as one', () => {
	expect(knownPieces(['发票抬头写错', '暖气不热'], reader)).toMatchObject({
		texts: 2,
		hardlyKnown: 1
	});
});

test('texts without pieces count for nothing, and without models nothing is said', () => {
	expect(knownPieces(['', ' \n'], reader)).toEqual({
		...{ texts: 0, pieces: 0, unknown: 0, hardlyKnown: 0 }
	});
	expect(knownPieces(['暖气不热'], {})).toBeNull();
});
