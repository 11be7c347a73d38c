import type { CrossProducts } from '../statistics/covariance.ts';
import type { ExactSums } from '../statistics/exact-sums.ts';
import type { QuestionPreset, QuestionType } from '../surveys/content.ts';
import type { ItemPair } from './sampled-mean.ts';
import type { RatingScale } from './scale.ts';

/**
 * What the database counts for one survey and one filter. Every sum is an exact integer, written
 * as a decimal string; everything people read is calculated from here and nowhere else.
 *
 * Ratings are already reverse-keyed, and the missing rules are already applied: an item gap needs
 * both answers, a dimension score half of its items, an overall score every dimension.
 */
export type SurveySums = {
	readonly survey: string;
	/** Responses that match the filter, scored or not. */
	readonly n_received: number;
	/** Respondents with an overall score: of the gap where both columns were asked. */
	readonly n_scored: number;
	readonly scale: RatingScale;
	readonly columns: readonly Column[];
	/** Dimension scores are stored as mean × score_scale; lcm(1 … largest dimension size). */
	readonly score_scale: number;
	/** Overall scores are stored as mean × overall_scale; score_scale × number of dimensions. */
	readonly overall_scale: number;
	readonly items: readonly ItemSums[];
	readonly dimensions: readonly DimensionSums[];
	readonly overall: {
		readonly perception: Moments;
		readonly gap: Moments | null;
		/** The single question about overall satisfaction, scale 1; n = 0 where it was not asked. */
		readonly satisfaction: Moments;
	};
	/**
	 * Perception scores of the dimensions, in their order, then the single question about overall
	 * satisfaction, over respondents who have all of them; scores × score_scale, satisfaction × 1.
	 * Null where it was not asked or is withheld.
	 */
	readonly drivers: CrossProducts | null;
	/** Null where importance was not asked or is withheld. */
	readonly weighted: WeightedSums | null;
	/** Null where no answer says how long it took, or is withheld. */
	readonly speed: SpeedCounts | null;
	/** Null where nobody was invited by name and asked for overall satisfaction, or is withheld. */
	readonly waves: WaveSums | null;
	/** Pairs of perception items, only where each person is asked a sample of them. */
	readonly sampled?: readonly ItemPair[];
	/** Questions of the survey itself, newest version first. */
	readonly questions: readonly QuestionSums[];
	/** By site, service, channel, language or month; empty when the caller asked for no groups. */
	readonly groups: readonly GroupSums[];
};

export type Column = 'expectation' | 'perception';

/** A text in Chinese, English or both. */
export type LocalText = { readonly zh?: string; readonly en?: string };

/**
 * Sums of `value × scale` over the respondents who have the value. `at_max` counts values at the
 * top of the rating scale, `top2` those at the top two steps. Suppressed or empty: null or n = 0.
 */
export type Moments = ExactSums & {
	readonly at_max: number;
	readonly top2: number;
};

/** One entry per column that was asked; the gap exists only where both were. */
export type MomentsByColumn = {
	readonly expectation: Moments | null;
	readonly perception: Moments | null;
	readonly gap: Moments | null;
};

export type ItemSums = MomentsByColumn & {
	readonly code: string;
	readonly dimension: string;
	readonly text: LocalText;
	/** How often each pair of answers was given; null where withheld. */
	readonly counts: ItemCounts | null;
	/** Null where the least acceptable was not asked, or is withheld. */
	readonly zone: ZoneSums | null;
};

/**
 * `counts[e][p]`: people who answered expectation e and perception p. Index 0 is skipped (or a column
 * that was not asked of this person), 1 … m the points of the scale from its lowest, m + 1 "no
 * opinion". Already reverse-keyed; only people who were asked the item.
 */
export type ItemCounts = readonly (readonly number[])[];

/**
 * People who gave all three ratings of an item. Those whose least acceptable lies above the desired
 * are only counted as inconsistent; everything else is over the others.
 */
export type ZoneSums = {
	readonly n: number;
	readonly inconsistent: number;
	/** Σ of the ratings. */
	readonly adequate: string;
	readonly desired: string;
	readonly perceived: string;
	/** Σ (perceived − adequate)², Σ (perceived − desired)². */
	readonly adequacy_sq: string;
	readonly superiority_sq: string;
	/** Perceived below the adequate, between the two (both ends included), above the desired. */
	readonly below: number;
	readonly within: number;
	readonly above: number;
};

/**
 * Over respondents with usable points of importance and a score of every dimension. Shares are points
 * divided by their sum, so that points that do not sum to 100 count alike.
 */
export type WeightedSums = {
	readonly n: number;
	/** What the score is: the gap where both columns were asked, else the one that was. */
	readonly of: 'gap' | 'perception' | 'expectation';
	/** Shares are stored × share_scale. */
	readonly share_scale: number;
	/** By dimension, in their order: Σ share × share_scale. */
	readonly shares: readonly string[];
	/** By dimension: Σ (share × share_scale)². */
	readonly share_squares: readonly string[];
	/** By dimension, over the same respondents: Σ score × score_scale. */
	readonly scores: readonly string[];
	/** Respondents' weighted scores × score_scale × share_scale. */
	readonly respondent: ExactSums;
};

/**
 * How many answers took so long: `counts[i]` from `edges[i]` seconds until before `edges[i + 1]`, the last
 * class without an end. Each class is about a fifth wider than the one before.
 */
export type SpeedCounts = { readonly edges: readonly number[]; readonly counts: readonly number[] };

/** Overall satisfaction of those who answered before any reminder, and of those who were reminded. */
export type WaveSums = { readonly first: ExactSums; readonly reminded: ExactSums };

export type DimensionSums = MomentsByColumn & {
	readonly code: string;
	readonly name: LocalText;
	/** Item codes, in the order of the rows of `complete`. */
	readonly items: readonly string[];
	/** Over respondents who have both dimension scores, each × score_scale. */
	readonly ep_cross: {
		readonly n: number;
		readonly sum_ep: string;
		readonly sum_e: string;
		readonly sum_p: string;
		readonly sum_ee: string;
		readonly sum_pp: string;
	} | null;
	/** Cross products of the items, over respondents who answered every item of the dimension. */
	readonly complete: {
		readonly expectation: CrossProducts | null;
		readonly perception: CrossProducts | null;
		readonly gap: CrossProducts | null;
	};
};

/** How often each answer to a question of the survey itself was given. */
export type QuestionSums = {
	readonly code: string;
	readonly type: QuestionType;
	readonly text: LocalText;
	readonly options?: readonly { readonly code: string; readonly text: LocalText }[] | undefined;
	readonly scale?: { readonly min: number; readonly max: number } | undefined;
	readonly preset?: QuestionPreset | undefined;
	/** People who answered it. */
	readonly n: number;
	/** By option or rating; null where answers are only counted, or withheld. */
	readonly counts: Readonly<Record<string, number>> | null;
};

export type GroupSums = {
	readonly key: string;
	readonly name?: LocalText;
	readonly n: number;
	/** Decided in SQL, including the sibling that is withheld so that nobody can subtract. */
	readonly is_suppressed: boolean;
	readonly dimensions: readonly (MomentsByColumn & { readonly code: string })[];
	readonly overall: { readonly perception: Moments; readonly gap: Moments | null } | null;
	readonly sampled?: readonly ItemPair[];
};
