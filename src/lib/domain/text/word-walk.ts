/**
 * Known words in a text, found without a segmenter: of Chinese the longest that is known wins, of other scripts
 * the longest expression of whole words.
 */

/** Words with what is known of each. A star at the end of a word stands for any ending. */
export class WordList<Entry> {
	readonly #entries = new Map<string, Entry>();
	readonly #stems = new Map<string, Entry>();
	longestHan = 1;
	longestPhrase = 1;

	/** The last entry of a word counts. */
	add(word: string, entry: Entry): void {
		const said = plain(word).trim();
		if (said === '') return;
		if (said.length > SHORTEST_STEM && said.endsWith('*')) {
			this.#stems.set(said.slice(0, -1), entry);
			return;
		}
		this.#entries.set(said, entry);
		if (HAN.test(said)) this.longestHan = Math.max(this.longestHan, Array.from(said).length);
		else this.longestPhrase = Math.max(this.longestPhrase, runsOf(said).length);
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
		let length = Math.min(list.longestPhrase, runs.length - i);
		let word = run;
		let known: Entry | undefined;
		for (; length > 0 && known === undefined; length -= 1) {
			word = runs.slice(i, i + length).join(' ');
			known = list.get(word);
		}
		yield { word: known === undefined ? run : word, known, endsClause: CLAUSE_ENDS.test(run) };
		i += known === undefined ? 1 : length + 1;
	}
}

function* walkHan<Entry>(run: string, list: WordList<Entry>): Generator<Step<Entry>> {
	const characters = Array.from(run);
	for (let i = 0; i < characters.length;) {
		let length = Math.min(list.longestHan, characters.length - i);
		let word = '';
		let known: Entry | undefined;
		for (; length > 0 && known === undefined; length -= 1) {
			word = characters.slice(i, i + length).join('');
			known = list.get(word);
		}
		yield { word, known, endsClause: false };
		i += known === undefined ? 1 : length + 1;
	}
}

const SHORTEST_STEM = 4;
const HAN = /^\p{Script=Han}/u;
const CLAUSE_ENDS = /^[\n,.!?;:、…。]$/u;
/** Runs of Han, words, faces of signs, single signs. */
const RUNS =
	/\p{Script=Han}+|[\p{Script=Latin}\p{N}]+(?:['-][\p{Script=Latin}\p{N}]+)*|[:;]-?[()d](?![\p{L}])|[-^t]_[-^t]|\S|\n/gu;

/** Full-width signs and letters and large letters are the same as narrow and small ones. */
function plain(text: string): string {
	return text.normalize('NFKC').toLowerCase().replaceAll('’', "'");
}

function runsOf(text: string): string[] {
	return text.match(RUNS) ?? [];
}
