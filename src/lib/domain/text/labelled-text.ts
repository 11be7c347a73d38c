/** A text of which somebody has said what it is about, or how its writer feels. */
export type LabelledText = {
	readonly text: string;
	/** Leaves of the tree of causes, the main one first and none for no cause; or one polarity. */
	readonly codes: readonly string[];
	/** Who wrote it, as a key. */
	readonly person: string;
	/** Drawn by chance, and not because the reader was unsure of it. */
	readonly isRandom: boolean;
	/** Said since the model in use had been trained; all where there is none. */
	readonly isNew: boolean;
};

/** How good a model was on texts of which it had not been told, beside what it would replace. */
export type TrainingMetrics = {
	readonly verdict: 'promoted' | 'not_better' | 'too_few';
	/** Texts it learned from and was tested on, in parts. */
	readonly n: number;
	readonly macro_f1: number | null;
	/** Of the words alone, on the same texts. */
	readonly rules_macro_f1: number | null;
	/** Texts that the model in use had not been told of, either; 0 where there is none. */
	readonly new_n: number;
	readonly new_macro_f1: number | null;
	readonly active_macro_f1: number | null;
	/** Of causes: the probability from which a first cause is right in nine of ten texts drawn by chance. */
	readonly assign_from?: number | null;
	readonly assign_n?: number;
	readonly assign_right?: number;
	/** Of causes: what the probabilities are cooled by; null where too little is known. */
	readonly temperature?: number | null;
	/** How far probabilities were from how often they were right, before and after; null for too few. */
	readonly ece_before?: number | null;
	readonly ece_after?: number | null;
	/** On so many texts, each judged without what it had taught. */
	readonly calibration_n?: number;
};

/** Why something is not read with that was learned: it is worse than the words alone, or than the model in use. */
export type Worse = {
	readonly than: 'words' | 'active';
	readonly own: number | null;
	readonly other: number;
	readonly n: number;
};

type Scores = Pick<
	TrainingMetrics,
	'n' | 'macro_f1' | 'rules_macro_f1' | 'new_n' | 'new_macro_f1' | 'active_macro_f1'
>;

/** What a model is worse than: the words alone on all texts, or the model in use on those that are new to both. */
export function worseThan({
	n,
	macro_f1,
	rules_macro_f1,
	new_n,
	new_macro_f1,
	active_macro_f1
}: Scores): Worse | null {
	if (rules_macro_f1 !== null && (macro_f1 ?? 0) < rules_macro_f1)
		return { than: 'words', own: macro_f1, other: rules_macro_f1, n };
	if (active_macro_f1 !== null && (new_macro_f1 ?? 0) < active_macro_f1)
		return { than: 'active', own: new_macro_f1, other: active_macro_f1, n: new_n };
	return null;
}

export function verdictOf(scores: Scores): TrainingMetrics['verdict'] {
	if (scores.macro_f1 === null) return 'too_few';
	return worseThan(scores) === null ? 'promoted' : 'not_better';
}

/** People as numbers, so that whatever one of them wrote stays together. */
export function groupsOf(rows: readonly LabelledText[]): number[] {
	const numbers = new Map<string, number>();
	return rows.map(({ person, text }) => {
		// Copies of one text stay together, too.
		const known = numbers.get(person) ?? numbers.get(`=${text}`) ?? numbers.size;
		numbers.set(person, known);
		numbers.set(`=${text}`, known);
		return known;
	});
}
