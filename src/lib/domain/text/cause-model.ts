import { CASE_CAUSES, CAUSES, type CauseCode } from '../cases/causes.ts';
import { groupOf, ruleOffset } from './cause-rules.ts';
import { gramWeights } from './gram-weights.ts';
import type { HashedText } from './hashed-text.ts';
import { isTelling } from './telling-words.ts';
import { tempered } from './temperature.ts';
import { classProbabilities, softmaxOf, type TextModel } from './text-model.ts';

/** The groups of the tree, in the order in which a model numbers them. */
export const CAUSE_GROUPS: readonly CauseCode[] = CAUSES.filter(
	({ parent }) => parent === null
).map(({ code }) => code);

/** The leaves of a group, in the order in which a model numbers them. */
export function leavesOf(group: CauseCode): CauseCode[] {
	return CASE_CAUSES.map(({ code }) => code).filter((code) => groupOf(code) === group);
}

/** What has been learned about causes; where nothing has, words alone speak. */
export type CauseModel = {
	readonly groups: TextModel | null;
	/** By group, of the groups in which enough is known to tell the leaves apart. */
	readonly leaves: ReadonlyMap<CauseCode, TextModel>;
	/** How much surer it is than right, by texts that it had not seen; left out where that is not known. */
	readonly temperature?: number;
};

export type CauseGuess = {
	readonly code: CauseCode;
	readonly probability: number;
	/** What in the text speaks for it. */
	readonly words: readonly string[];
	readonly source: 'rules' | 'model';
};

/** What a model starts from: log-odds of each group by the words found. */
export function groupOffsets(hits: ReadonlyMap<CauseCode, readonly string[]>): number[] {
	return CAUSE_GROUPS.map((group) =>
		ruleOffset(new Set(leavesOf(group).flatMap((code) => hits.get(code) ?? [])).size)
	);
}

/** Likewise of the leaves of one group. */
export function leafOffsets(
	group: CauseCode,
	hits: ReadonlyMap<CauseCode, readonly string[]>
): number[] {
	return leavesOf(group).map((code) => ruleOffset(hits.get(code)?.length ?? 0));
}

/**
 * How probable every leaf of the tree is: its group, and itself within the group.
 *
 * Unit: probability. Range: 0 … 1, adding to 1.
 * Missing: without a word and without a model groups are equally probable, and so are leaves within each.
 */
export function leafProbabilities(
	hashed: HashedText,
	hits: ReadonlyMap<CauseCode, readonly string[]>,
	model: CauseModel | null
): { readonly code: CauseCode; readonly probability: number }[] {
	const byGroup = probabilities(model?.groups ?? null, hashed, groupOffsets(hits));
	const leaves = CAUSE_GROUPS.flatMap((group, place) => {
		const within = probabilities(
			model?.leaves.get(group) ?? null,
			hashed,
			leafOffsets(group, hits)
		);
		return leavesOf(group).map((code, leaf) => ({
			code,
			probability: (byGroup[place] ?? 0) * (within[leaf] ?? 0)
		}));
	});
	const cooled = tempered(
		leaves.map(({ probability }) => probability),
		model?.temperature ?? 1
	);
	return leaves.map(({ code }, place) => ({ code, probability: cooled[place] ?? 0 }));
}

/**
 * The most probable causes of a text; it may have several.
 *
 * Unit: probability of the leaf. Range: at most `MOST_CAUSES`, from the most probable.
 * Missing: empty where no word speaks for any cause and nothing has been learned.
 */
export function guessCauses(
	text: string,
	hashed: HashedText,
	hits: ReadonlyMap<CauseCode, readonly string[]>,
	model: CauseModel | null
): CauseGuess[] {
	const isLearned = (model?.groups ?? null) !== null;
	if (hits.size === 0 && !isLearned) return [];
	return leafProbabilities(hashed, hits, model)
		.filter(({ code, probability }) => hits.has(code) || (isLearned && probability >= LEAST))
		.toSorted((a, b) => b.probability - a.probability)
		.slice(0, MOST_CAUSES)
		.map(({ code, probability }) => {
			const group = groupOf(code);
			const words = [
				...(hits.get(code) ?? []),
				...spoken(text, hashed, model?.groups ?? null, CAUSE_GROUPS.indexOf(group)),
				...spoken(text, hashed, model?.leaves.get(group) ?? null, leavesOf(group).indexOf(code))
			];
			return {
				code,
				probability,
				words: [...new Set(words)].slice(0, MOST_WORDS),
				source: isLearned ? 'model' : 'rules'
			};
		});
}

export const MOST_CAUSES = 3;
const MOST_WORDS = 6;
const MOST_LEARNED_WORDS = 2;
/** Less probable ones without a word of their own are not worth a look. */
const LEAST = 0.15;
/** Weights of single pieces are small: a text has dozens, and many that nobody reads. */
const SPEAKS_FROM = 0.03;

function probabilities(model: TextModel | null, hashed: HashedText, offsets: number[]): number[] {
	return model === null ? softmaxOf(offsets) : classProbabilities(model, hashed, offsets);
}

function spoken(
	text: string,
	hashed: HashedText,
	model: TextModel | null,
	column: number
): string[] {
	if (model === null) return [];
	return gramWeights(text, hashed, model, column)
		.filter(({ gram, weight }) => weight >= SPEAKS_FROM && gram.split(' ').some(isTelling))
		.slice(0, MOST_LEARNED_WORDS)
		.map(({ gram }) => gram);
}
