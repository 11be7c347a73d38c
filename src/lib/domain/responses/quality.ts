/** Doubts about the quality of an answer. The database judges them; here they have names and figures. */
import type { ExactSums } from '../statistics/exact-sums.ts';

/** In the order in which they are shown. */
export const ANSWER_FLAGS = ['straight_lining', 'pattern', 'fast', 'duplicate', 'bot'] as const;
export type AnswerFlag = (typeof ANSWER_FLAGS)[number];

export function isAnswerFlag(value: unknown): value is AnswerFlag {
	return ANSWER_FLAGS.some((flag) => flag === value);
}

/** What speaks for each flag of one answer; a flag whose ground has changed since has none. */
export type Doubts = {
	straight_lining?: { alike: number; of: number } | undefined;
	pattern?: { kind: 'zigzag' | 'staircase' | 'cycle'; run: number; of: number } | undefined;
	/** `median`: seconds a rating usually takes, over n answers. */
	fast?: { seconds: number; ratings: number; median: number; n: number } | undefined;
	duplicate?: { same: 'customer' | 'comment' } | undefined;
	bot?: { signs: string[]; seconds: number | null; ratings: number } | undefined;
};

/** What the database counts: exact sums of the overall score, with all answers and without each flag. */
export type QualitySums = {
	/** Null where the selection describes too few people to say anything. */
	readonly n: number | null;
	readonly score: 'gap' | 'perception' | 'expectation' | null;
	readonly scale: number | null;
	readonly all: ExactSums | null;
	readonly flags: readonly { flag: AnswerFlag; n: number; without: ExactSums | null }[];
};

export type Mean = { value: number | null; n: number };

/**
 * Means that cannot be had from one sum an answer: where each person is asked only some of the items,
 * they are put together item by item.
 */
export type MeasuredMeans = { all: Mean; without: (flag: AnswerFlag) => Mean };

/** How often a flag occurs, and what leaving its answers out does to the overall score. */
export type QualityEffect = {
	flag: AnswerFlag;
	n: number;
	/** Of all answers of the selection; null of none. */
	share: number | null;
	with: Mean;
	without: Mean;
	difference: number | null;
};

/**
 * The effect of leaving out the answers of each flag on the mean overall score.
 *
 * Unit: scale points. Difference = mean without the flagged answers − mean with them.
 * Missing: null where the database withholds a sum because it describes fewer than 5 people, or
 * would tell about fewer than 5 by subtraction.
 * Source: our own; the scores are those of `survey_sums`.
 */
export function qualityEffects(
	{ n, scale, all, flags }: QualitySums,
	measured?: MeasuredMeans
): QualityEffect[] {
	const everybody = measured?.all ?? meanOf(all, scale);
	return flags.map(({ flag, n: flagged, without }) => {
		const rest = measured === undefined ? meanOf(without, scale) : measured.without(flag);
		const isKnown = everybody.value !== null && rest.value !== null;
		return {
			flag,
			n: flagged,
			share: n === null || n === 0 ? null : flagged / n,
			with: everybody,
			without: rest,
			difference: isKnown ? (rest.value ?? 0) - (everybody.value ?? 0) : null
		};
	});
}

function meanOf(sums: ExactSums | null, scale: number | null): Mean {
	if (sums === null || sums.n === 0 || scale === null) return { value: null, n: sums?.n ?? 0 };
	return { value: Number(sums.sum) / (sums.n * scale), n: sums.n };
}
