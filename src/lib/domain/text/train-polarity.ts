import { stratifiedFolds } from '../learning/folds.ts';
import { hashText } from './hashed-text.ts';
import { groupsOf, verdictOf, type LabelledText, type TrainingMetrics } from './labelled-text.ts';
import { lexiconScore } from './lexicon-score.ts';
import { macroF1 } from './macro-f1.ts';
import { polarityOf } from './polarity.ts';
import { trainJudge, type TextJudge } from './text-judge.ts';

export type TrainedPolarity = {
	readonly judge: TextJudge | null;
	readonly metrics: TrainingMetrics;
};

/**
 * Learns who is content from what people said, with the words of feeling as the start, and tells whether that is good
 * enough to be read with: tested in five parts, nobody's texts in two of them.
 *
 * Unit: see TrainingMetrics. Range: shares.
 * Missing: no judge below five texts of either kind (`too_few`).
 */
export function trainPolarity(
	rows: readonly LabelledText[],
	active: TextJudge | null
): TrainedPolarity {
	const labels = rows.map(({ codes }) => (codes[0] === 'discontent' ? 1 : 0));
	const discontent = labels.filter((label) => label === 1).length;
	if (Math.min(discontent, rows.length - discontent) < FOLDS) {
		const none = {
			macro_f1: null,
			rules_macro_f1: null,
			new_macro_f1: null,
			active_macro_f1: null
		};
		return { judge: null, metrics: { verdict: 'too_few', n: rows.length, new_n: 0, ...none } };
	}
	const ready = {
		hashed: rows.map(({ text }) => hashText(text)),
		lexicon: rows.map(({ text }) => lexiconScore(text))
	};
	const fold = stratifiedFolds(labels, FOLDS, 1, groupsOf(rows));
	const all = rows.map((_row, place) => place);
	const judges = Array.from({ length: FOLDS }, (_none, held) =>
		trainJudge(
			ready,
			labels,
			2,
			all.filter((row) => fold[row] !== held)
		)
	);
	const named = (row: number, judge: TextJudge | null): string | null => {
		const [text, hashed, score] = [rows[row]?.text, ready.hashed[row], ready.lexicon[row]];
		if (text === undefined || !hashed || !score) return null;
		const { negative } = polarityOf(text, hashed, score, judge);
		return negative === null ? null : negative >= 0.5 ? 'discontent' : 'content';
	};
	const scoreOf = (places: readonly number[], judgeOf: (row: number) => TextJudge | null) =>
		macroF1(
			places.map((row) => rows[row]?.codes ?? []),
			places.map((row) => named(row, judgeOf(row)))
		);
	const unseen = (row: number) => judges[fold[row] ?? 0] ?? null;
	const fresh = active === null ? [] : all.filter((row) => rows[row]?.isNew);
	const scores = {
		n: rows.length,
		macro_f1: scoreOf(all, unseen),
		rules_macro_f1: scoreOf(all, () => null),
		new_n: fresh.length,
		new_macro_f1: scoreOf(fresh, unseen),
		active_macro_f1: scoreOf(fresh, () => active)
	};
	return {
		judge: trainJudge(ready, labels, 2, all),
		metrics: { verdict: verdictOf(scores), ...scores }
	};
}

const FOLDS = 5;
