/** Reading somebody's words: what is kept of them beside them, for signals, for people and for learning. */
import { guessCauses, type CauseGuess, type CauseModel } from './cause-model.ts';
import { causeHits, causeRules, type CauseRules } from './cause-rules.ts';
import { FINDINGS_VERSION, findingsOf, type Findings } from './findings.ts';
import type { GramWeight } from './gram-weights.ts';
import { hashText } from './hashed-text.ts';
import { LEXICON_VERSION } from './lexicon.ts';
import { lexiconScore } from './lexicon-score.ts';
import { isContent, polarityOf } from './polarity.ts';
import type { TextJudge } from './text-judge.ts';
import { languageOf } from './text-language.ts';

export type TextReading = {
	/** Null where the language cannot be told. */
	readonly locale: 'zh' | 'en' | null;
	readonly negative: number | null;
	readonly findings: Findings;
	readonly causes: readonly (CauseGuess & { readonly assigned?: true })[];
	readonly grams: readonly GramWeight[];
	/** What read it. */
	readonly reader: {
		readonly lexicon: number;
		readonly findings: number;
		readonly rules: string;
		readonly polarity?: number;
		readonly causes?: number;
	};
};

/** What one organisation reads with; whatever is left out comes with the product. */
export type Reader = {
	readonly rules?: CauseRules;
	readonly polarity?: { readonly version: number; readonly judge: TextJudge };
	readonly causes?: {
		readonly version: number;
		readonly model: CauseModel;
		/** From this probability on a first cause is taken without asking; null: never. */
		readonly assignFrom: number | null;
	};
};

const FIRST_RULES = causeRules();

/**
 * What a text says. Content people give no causes.
 *
 * Unit: see the parts. Range: no more than a few kilobytes, whatever the text.
 * Missing: null for a text without letters or signs.
 */
export function readText(text: string, reader: Reader = {}): TextReading | null {
	const hashed = hashText(text);
	if (hashed.buckets.length === 0) return null;
	const rules = reader.rules ?? FIRST_RULES;
	const { negative, grams } = polarityOf(
		text,
		hashed,
		lexiconScore(text),
		reader.polarity?.judge ?? null
	);
	const assignFrom = reader.causes?.assignFrom ?? Infinity;
	return {
		locale: languageOf(text),
		negative: negative === null ? null : rounded(negative),
		findings: findingsOf(text),
		causes: isContent(negative)
			? []
			: guessCauses(text, hashed, causeHits(text, rules), reader.causes?.model ?? null).map(
					(guess, place) => ({
						...guess,
						probability: rounded(guess.probability),
						...(place === 0 && guess.probability >= assignFrom && { assigned: true })
					})
				),
		grams: grams.map(({ gram, weight }) => ({ gram, weight: rounded(weight) })),
		reader: {
			lexicon: LEXICON_VERSION,
			findings: FINDINGS_VERSION,
			rules: rules.version,
			...(reader.polarity && { polarity: reader.polarity.version }),
			...(reader.causes && { causes: reader.causes.version })
		}
	};
}

/** As exact as anybody needs it. */
function rounded(value: number): number {
	return Math.round(value * 1e4) / 1e4;
}
