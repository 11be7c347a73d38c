/**
 * Known words in a text, found without a segmenter: of Chinese the longest that is known wins, of other scripts
 * the longest expression of whole words.
 */
import { plainText } from './plain-text.ts';

/** Words with what is known of each. A star at the end of a word stands for any ending. */
export class WordList<Entry> {
	readonly #entries = new Map<string, Entry>();
	readonly #stems = new Map<string, Entry>();
	/** How far the longest entry goes that begins so: characters of Chinese, words of other scripts. */
	readonly #longest = new Map<string, number>();

	/** The last entry of a word counts. */
	add(word: string, entry: Entry): void {
		const said = plain(word).trim();
		if (said === '') return;
		if (said.length > SHORTEST_STEM && said.endsWith('*')) {
			this.#stems.set(said.slice(0, -1), entry);
			return;
		}
		this.#entries.set(said, entry);
		const parts = HAN.test(said) ? Array.from(said) : runsOf(said);
		const first = parts[0] ?? said;
		this.#longest.set(first, Math.max(this.#longest.get(first) ?? 1, parts.length));
	}

	/** The longest entry that `parts` hold from `start` on, as the word and how many parts it takes. */
	longestAt(
		parts: readonly string[],
		start: number,
		between: string
	): { word: string; known: Entry; length: number } | null {
		const first = parts[start] ?? '';
		const most = Math.min(this.#longest.get(first) ?? 1, parts.length - start);
		for (let length = most; length > 0; length -= 1) {
			const word = length === 1 ? first : parts.slice(start, start + length).join(between);
			const known = this.get(word);
			if (known !== undefined) return { word, known, length };
		}
		return null;
	}

	/** What is known of a word, or of several joined by single spaces. */
	get(word: string): Entry | undefined {
		const known = this.#entries.get(word);
		if (known !== undefined || this.#stems.size === 0 || word.includes(' ')) return known;
		for (let length = word.length; length >= SHORTEST_STEM; length -= 1) {
			const stem = this.#stems.get(word.slice(0, length));
			if (stem !== undefined) return stem;
		}
		return undefined;
	}
}

/** The words of a list that are written apart by spaces; an underscore joins the words of one expression. */
export function wordsOf(list: string): string[] {
	return list
		.split(/\s+/)
		.filter((word) => word !== '')
		.map((word) => (/^[\p{Script=Latin}\d]/u.test(word) ? word.replaceAll('_', ' ') : word));
}

export type Step<Entry> = {
	readonly word: string;
	/** Undefined for a word, sign or character that is not known. */
	readonly known: Entry | undefined;
	readonly endsClause: boolean;
};

/** The text from its start, step by step: known words, single characters and words that are not known. */
export function* walkWords<Entry>(text: string, list: WordList<Entry>): Generator<Step<Entry>> {
	const runs = runsOf(plain(text));
	for (let i = 0; i < runs.length;) {
		const run = runs[i] ?? '';
		if (HAN.test(run)) {
			yield* walkHan(run, list);
			i += 1;
			continue;
		}
		const found = list.longestAt(runs, i, ' ');
		yield {
			word: found?.word ?? run,
			known: found?.known,
			endsClause: CLAUSE_ENDS.test(run)
		};
		i += found?.length ?? 1;
	}
}

function* walkHan<Entry>(run: string, list: WordList<Entry>): Generator<Step<Entry>> {
	const characters = Array.from(run);
	for (let i = 0; i < characters.length;) {
		const found = list.longestAt(characters, i, '');
		yield { word: found?.word ?? characters[i] ?? '', known: found?.known, endsClause: false };
		i += found?.length ?? 1;
	}
}

const SHORTEST_STEM = 4;
const HAN = /^\p{Script=Han}/u;
const CLAUSE_ENDS = /^[\n,.!?;:、…。]$/u;
/** Runs of Han, words, faces of signs, single signs. */
const RUNS =
	/\p{Script=Han}+|[\p{Script=Latin}\p{N}]+(?:['-][\p{Script=Latin}\p{N}]+)*|[:;]-?[()d](?![\p{L}])|[-^t]_[-^t]|\S|\n/gu;

function plain(text: string): string {
	return plainText(text).replaceAll('’', "'");
}

function runsOf(text: string): string[] {
	return text.match(RUNS) ?? [];
}
