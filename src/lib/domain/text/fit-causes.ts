/** Models of causes fitted to labelled texts, with the words that speak for each as the start. */
import type { CauseCode } from '../cases/causes.ts';
import {
	CAUSE_GROUPS,
	groupOffsets,
	leafOffsets,
	leavesOf,
	type CauseModel
} from './cause-model.ts';
import { causeHits, groupOf, type CauseRules } from './cause-rules.ts';
import { hashText, type HashedText } from './hashed-text.ts';
import type { LabelledText } from './labelled-text.ts';
import { lexiconScore } from './lexicon-score.ts';
import { isContent, polarityOf } from './polarity.ts';
import { trainTextModel, type TextModel } from './text-model.ts';

export type ReadyText = {
	readonly row: LabelledText;
	readonly codes: readonly CauseCode[];
	readonly hashed: HashedText;
	readonly hits: ReturnType<typeof causeHits>;
	/** Of content people no causes are read. By words of feeling alone: what was learned of them may be from this text. */
	readonly isContent: boolean;
};

export function readyText(row: LabelledText, rules: CauseRules): ReadyText {
	const hashed = hashText(row.text);
	const { negative } = polarityOf(row.text, hashed, lexiconScore(row.text), null);
	return {
		row,
		codes: row.codes as readonly CauseCode[],
		hashed,
		hits: causeHits(row.text, rules),
		isContent: isContent(negative)
	};
}

const LEAST_FOR_LEAVES = 5;

/** The groups from all texts, and the leaves of those groups of which enough is known. */
export function fitCauses(rows: readonly ReadyText[]): CauseModel {
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
		const places = (row: ReadyText) =>
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
	rows: readonly ReadyText[],
	classesOf: (row: ReadyText) => number[],
	classes: number,
	offsetOf: (row: ReadyText) => number[]
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
