import type { CauseCode } from '../cases/causes.ts';
import { stratifiedFolds } from '../learning/folds.ts';
import { assignFrom } from './assignment.ts';
import {
	CAUSE_GROUPS,
	groupOffsets,
	guessCauses,
	leafOffsets,
	leavesOf,
	type CauseGuess,
	type CauseModel
} from './cause-model.ts';
import { causeHits, groupOf, type CauseRules } from './cause-rules.ts';
import { hashText, type HashedText } from './hashed-text.ts';
import { groupsOf, verdictOf, type LabelledText, type TrainingMetrics } from './labelled-text.ts';
import { macroF1 } from './macro-f1.ts';
import { trainTextModel, type TextModel } from './text-model.ts';

export type TrainedCauses = {
	readonly model: CauseModel | null;
	readonly metrics: TrainingMetrics;
};

type Ready = {
	readonly row: LabelledText;
	readonly codes: readonly CauseCode[];
	readonly hashed: HashedText;
	readonly hits: ReturnType<typeof causeHits>;
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
	const all = rows.map((row): Ready => ({
		row,
		codes: row.codes as readonly CauseCode[],
		hashed: hashText(row.text),
		hits: causeHits(row.text, rules)
	}));
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
		modelOf(all.filter(({ codes }, row) => codes.length > 0 && fold[row] !== held))
	);
	const guessed = all.map((text, row) => guess(text, models[fold[row] ?? 0] ?? null));
	const tested = all.map((text, row) => ({ text, said: guessed[row] ?? null }));
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
	const drawn = tested.filter(({ text }) => text.row.isRandom);
	const assigned = assignFrom(
		drawn.map(({ text, said }) => ({
			probability: said?.probability ?? 0,
			isRight: said !== null && text.codes.includes(said.code)
		}))
	);
	return {
		model: modelOf(named),
		metrics: {
			verdict: verdictOf(scores),
			...scores,
			assign_from: assigned.from,
			assign_n: assigned.n,
			assign_right: assigned.right
		}
	};
}

const FOLDS = 5;
const LEAST_OF_GROUP = 5;
const LEAST_FOR_LEAVES = 5;

function isEnough(rows: readonly Ready[]): boolean {
	const sizes = new Map<CauseCode, number>();
	for (const { codes } of rows) {
		for (const group of new Set(codes.map(groupOf))) sizes.set(group, (sizes.get(group) ?? 0) + 1);
	}
	return [...sizes.values()].filter((size) => size >= LEAST_OF_GROUP).length >= 2;
}

function guess({ row, hashed, hits }: Ready, model: CauseModel | null) {
	return guessCauses(row.text, hashed, hits, model)[0] ?? null;
}

function scoreOf(tested: readonly { text: Ready; said: CauseGuess | null }[]): number | null {
	return macroF1(
		tested.map(({ text }) => text.codes),
		tested.map(({ said }) => said?.code ?? null)
	);
}

/** The groups from all texts, and the leaves of those groups of which enough is known. */
function modelOf(rows: readonly Ready[]): CauseModel {
	const groups = fitted(
		rows,
		({ codes }) => [...new Set(codes.map(groupOf))].map((group) => CAUSE_GROUPS.indexOf(group)),
		CAUSE_GROUPS.length,
		({ hits }) => groupOffsets(hits)
	);
	const leaves = new Map<CauseCode, TextModel>();
	for (const group of CAUSE_GROUPS) {
		const codes = leavesOf(group);
		const own = rows.filter((row) => row.codes.some((code) => groupOf(code) === group));
		if (codes.length < 2 || own.length < LEAST_FOR_LEAVES) continue;
		const places = (row: Ready) =>
			row.codes.map((code) => codes.indexOf(code)).filter((place) => place >= 0);
		leaves.set(
			group,
			fitted(own, places, codes.length, ({ hits }) => leafOffsets(group, hits))
		);
	}
	return { groups, leaves };
}

/** A text of several classes teaches each of them. */
function fitted(
	rows: readonly Ready[],
	classesOf: (row: Ready) => number[],
	classes: number,
	offsetOf: (row: Ready) => number[]
): TextModel {
	const pairs = rows.flatMap((row) => classesOf(row).map((label) => ({ row, label })));
	return trainTextModel(
		pairs.map(({ row }) => row.hashed),
		pairs.map(({ label }) => label),
		classes,
		pairs.map((_pair, place) => place),
		1,
		pairs.map(({ row }) => offsetOf(row))
	);
}
