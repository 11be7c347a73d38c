import { isTelling } from './telling-words.ts';

/**
 * The words of a text as people know them, for showing only: which words a Chinese text is cut into depends on where
 * this runs, so nothing that is kept or learned may rest on it.
 *
 * Words of grammar, numbers and words of one or two letters are left out, and so are single characters but for those
 * that speak of content or discontent ("慢", "咸").
 */
export function shownWords(text: string): Set<string> {
	const found = new Set<string>();
	for (const { segment, isWordLike } of SEGMENTER.segment(text.normalize('NFKC').toLowerCase())) {
		if (isWordLike && isTelling(segment)) found.add(segment);
	}
	return found;
}

const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' });
