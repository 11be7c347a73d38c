import type { CauseCode } from '../cases/causes.ts';
import { stratifiedFolds } from '../learning/folds.ts';
import { assignFrom } from './assignment.ts';
import { calibrateCauses } from './cause-calibration.ts';
import {
	CAUSE_GROUPS,
	guessCauses,
	leafProbabilities,
	type CauseGuess,
	type CauseModel
} from './cause-model.ts';
import { groupOf, type CauseRules } from './cause-rules.ts';
import { fitCauses, readyText, type ReadyText } from './fit-causes.ts';
import { groupsOf, verdictOf, type LabelledText, type TrainingMetrics } from './labelled-text.ts';
import { macroF1 } from './macro-f1.ts';
import type { HeldOut } from './temperature.ts';

export type TrainedCauses = {
	readonly model: CauseModel | null;
	readonly metrics: TrainingMetrics;
};

/**
 * Learns causes from what people said, with the words as the start, and tells whether that is good enough to be read
 * with: tested in five parts, nobody's texts in two of them.
 *
 * Unit: see TrainingMetrics. Range: shares.
 * Missing: no model below two groups of causes with five texts each (`too_few`).
 */
export function trainCauses(
	rows: readonly LabelledText[],
	rules: CauseRules,
	active: CauseModel | null
): TrainedCauses {
	const all = rows.map((row) => readyText(row, rules));
	const named = all.filter(({ codes }) => codes.length > 0);
	if (!isEnough(named)) {
		const none = {
			macro_f1: null,
			rules_macro_f1: null,
			new_macro_f1: null,
			active_macro_f1: null
		};
		return { model: null, metrics: { verdict: 'too_few', n: named.length, new_n: 0, ...none } };
	}
	const first = all.map(({ codes }) => (codes[0] ? CAUSE_GROUPS.indexOf(groupOf(codes[0])) : -1));
	const fold = stratifiedFolds(first, FOLDS, 1, groupsOf(rows));
	const models = Array.from({ length: FOLDS }, (_none, held) =>
		fitCauses(all.filter(({ codes }, row) => codes.length > 0 && fold[row] !== held))
	);
	const calibrated = calibrateCauses(
		all.flatMap((text, row) => {
			const part = fold[row] ?? 0;
			return text.isContent ? [] : [{ ...heldOut(text, models[part] ?? null), part }];
		}),
		FOLDS
	);
	const tested = all.map((text, row) => {
		const part = fold[row] ?? 0;
		return { text, said: guess(text, cooled(models[part], calibrated.ofPart[part])) };
	});
	const withCause = tested.filter(({ text }) => text.codes.length > 0);
	const fresh = active === null ? [] : withCause.filter(({ text }) => text.row.isNew);
	const scores = {
		n: named.length,
		macro_f1: scoreOf(withCause),
		rules_macro_f1: scoreOf(named.map((text) => ({ text, said: guess(text, null) }))),
		new_n: fresh.length,
		new_macro_f1: scoreOf(fresh),
		active_macro_f1: scoreOf(fresh.map(({ text }) => ({ text, said: guess(text, active) })))
	};
	const drawn = tested.filter(({ text }) => text.row.isRandom && !text.isContent);
	const assigned = assignFrom(
		drawn.map(({ text, said }) => ({
			probability: said?.probability ?? 0,
			isRight: said !== null && text.codes.includes(said.code)
		}))
	);
	return {
		model: cooled(fitCauses(named), calibrated.temperature),
		metrics: {
			verdict: verdictOf(scores),
			...scores,
			assign_from: assigned.from,
			assign_n: assigned.n,
			assign_right: assigned.right,
			temperature: calibrated.temperature,
			ece_before: calibrated.before,
			ece_after: calibrated.after,
			calibration_n: calibrated.n
		}
	};
}

const FOLDS = 5;
const LEAST_OF_GROUP = 5;

function isEnough(rows: readonly ReadyText[]): boolean {
	const sizes = new Map<CauseCode, number>();
	for (const { codes } of rows) {
		for (const group of new Set(codes.map(groupOf))) sizes.set(group, (sizes.get(group) ?? 0) + 1);
	}
	return [...sizes.values()].filter((size) => size >= LEAST_OF_GROUP).length >= 2;
}

function heldOut({ codes, hashed, hits }: ReadyText, model: CauseModel | null): HeldOut {
	const leaves = leafProbabilities(hashed, hits, model);
	const first = leaves.reduce((best, leaf) => (leaf.probability > best.probability ? leaf : best));
	return {
		probabilities: leaves.map(({ probability }) => probability),
		isRight: codes.includes(first.code)
	};
}

function cooled(
	model: CauseModel | undefined,
	temperature: number | null | undefined
): CauseModel | null {
	return model === undefined ? null : { ...model, ...(temperature != null && { temperature }) };
}

function guess({ row, hashed, hits }: ReadyText, model: CauseModel | null) {
	return guessCauses(row.text, hashed, hits, model)[0] ?? null;
}

function scoreOf(tested: readonly { text: ReadyText; said: CauseGuess | null }[]): number | null {
	return macroF1(
		tested.map(({ text }) => text.codes),
		tested.map(({ said }) => said?.code ?? null)
	);
}
