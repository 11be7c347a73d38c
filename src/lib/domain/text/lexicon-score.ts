import { LEXICON } from './lexicon.ts';
import { walkWords } from './word-walk.ts';

/** A word of feeling in a text, and what it weighs there: above 0 content, below discontent. */
export type Feeling = { readonly word: string; readonly strength: number };

export type LexiconScore = {
	/** Sum of what speaks of content. */
	readonly content: number;
	/** Sum of what speaks of discontent. */
	readonly discontent: number;
	readonly feelings: readonly Feeling[];
};

/**
 * What the words of feeling in a text add up to. A denial before a word of the same clause turns it round, a word
 * of degree makes it stronger or weaker.
 *
 * Unit: strength of words. Range: ≥ 0 each.
 * Missing: both 0 for a text without known words.
 * Source: valence of words with rules, after Hutto & Gilbert (2014), ICWSM; words and weights are our own.
 */
export function lexiconScore(text: string): LexiconScore {
	const feelings: Feeling[] = [];
	let denials = 0;
	let degree = 1;
	let reach = 0;
	for (const { word, known, endsClause } of walkWords(text, LEXICON)) {
		if (endsClause || reach === 0) [denials, degree] = [0, 1];
		reach = Math.max(0, reach - 1);
		if (known?.kind === 'negation') [denials, reach] = [denials + 1, REACH];
		else if (known?.kind === 'degree') [degree, reach] = [known.factor, REACH];
		else if (known) {
			feelings.push({ word, strength: turned(known.strength * degree, denials) });
			[denials, degree, reach] = [0, 1, 0];
		}
	}
	const sum = (sign: number) =>
		feelings.reduce((total, { strength }) => total + Math.max(0, sign * strength), 0);
	return { content: sum(1), discontent: sum(-1), feelings };
}

/** For so many further words (of Chinese: characters) a denial or a degree is felt. */
const REACH = 4;
const TURNED_CONTENT = -0.8;
/** "Not bad" is less than good. */
const TURNED_DISCONTENT = -0.4;

function turned(strength: number, denials: number): number {
	if (denials % 2 === 0) return strength;
	return strength * (strength > 0 ? TURNED_CONTENT : TURNED_DISCONTENT);
}
