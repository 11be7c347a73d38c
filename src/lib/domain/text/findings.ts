import {
	FINDING_DENIALS,
	FINDING_TURNS,
	FINDING_WORDS,
	type FindingKind
} from './finding-words.ts';
import { eachFeeling } from './lexicon.ts';
import { WordList, walkWords, wordsOf } from './word-walk.ts';

/** What was found, with the words as they were said; kinds without a word are left out. */
export type Findings = Partial<Record<FindingKind, readonly string[]>>;

type Entry =
	| { readonly kind: 'said'; readonly of: readonly FindingKind[] }
	| { readonly kind: 'denial' }
	| { readonly kind: 'turn' };

/** Changes with the words. */
export const FINDINGS_VERSION = 2;

/**
 * What a text says that asks for attention: harm, being ignored, hurry, authorities, the public, money back,
 * leaving. A word that is denied within its clause ("no need for a lawyer") is none.
 *
 * Unit: words of the text, small letters. Range: at most `MOST_WORDS` of each kind, each once.
 * Missing: empty for a text without such words.
 */
export function findingsOf(text: string): Findings {
	const found = new Map<FindingKind, Set<string>>();
	let reach = 0;
	for (const { word, known, endsClause } of walkWords(text, LIST)) {
		reach = endsClause || known?.kind === 'turn' ? 0 : Math.max(0, reach - 1);
		if (known?.kind === 'denial') reach = REACH;
		if (known?.kind !== 'said' || reach > 0) continue;
		for (const kind of known.of) {
			const words = found.get(kind) ?? new Set();
			if (words.size < MOST_WORDS) words.add(word);
			found.set(kind, words);
		}
	}
	return Object.fromEntries([...found].map(([kind, words]) => [kind, [...words]]));
}

/** For so many further words (of Chinese: characters) a denial is felt. */
const REACH = 7;
const MOST_WORDS = 5;

const LIST = new WordList<Entry>();
// "Not solved" is no denial of what follows it: words of feeling are looked for as wholes.
eachFeeling((word) => LIST.add(word, { kind: 'turn' }));
for (const word of wordsOf(FINDING_TURNS)) LIST.add(word, { kind: 'turn' });
for (const word of wordsOf(FINDING_DENIALS)) LIST.add(word, { kind: 'denial' });
for (const kind of Object.keys(FINDING_WORDS) as FindingKind[]) {
	for (const word of wordsOf(FINDING_WORDS[kind])) {
		const known = LIST.get(word);
		LIST.add(word, { kind: 'said', of: [...(known?.kind === 'said' ? known.of : []), kind] });
	}
}
