/** Whether those who answered are like those who were asked, as far as places tell, and what it does to the score. */
import { layoutOf, mainColumn } from '../servqual/layout.ts';
import { suppressedGroup } from '../servqual/measured-group.ts';
import type { GroupSums, LocalText, SurveySums } from '../servqual/survey-sums.ts';
import { SUPPRESS_BELOW_N } from '../servqual/thresholds.ts';
import { unavailable, type Estimate } from '../statistics/estimate.ts';
import type { ExactSums } from '../statistics/exact-sums.ts';
import type { Interval } from '../statistics/interval.ts';
import { postStratify, type StratumWeight } from '../statistics/post-stratification.ts';
import { summarize } from '../statistics/summary.ts';
import { tInterval } from '../statistics/t-interval.ts';
import { weightedMean, type WeightedMean } from '../statistics/weighted-mean.ts';

/** People invited about a place; null where they are too few to be told. */
export type InvitedPlace = { key: string; name: LocalText | null; invited: number | null };

export type PlaceShare = {
	key: string;
	name: LocalText | null;
	/** null where withheld. */
	invited: number | null;
	answered: number | null;
	/** Shares of everybody invited, and of all answers, 0–1. */
	invitedShare: number | null;
	answeredShare: number | null;
	/** What one answer counts; null where it counts in no weighted number. */
	weight: number | null;
	isTrimmed: boolean;
};

export type WhoAnswered = {
	isGap: boolean;
	places: PlaceShare[];
	/** The overall score as it was answered. */
	raw: Estimate<{ mean: number; ci95: Interval | null }>;
	/** The same with every place at its share of the invited. */
	weighted: Estimate<WeightedMean>;
	/** Share of the invited, 0–1, for whom no weighted answer speaks: their places show too few of either. */
	uncovered: number;
	/** Scored answers of places nobody was invited about, or that are not shown; they have no weight. */
	unweighted: number;
	/** Whether the weighted score lies within the interval of the raw one. */
	isAlike: boolean | null;
};

/**
 * Shares of places among the invited and among the answers, and the overall score post-stratified to the
 * invited: every place counts as much as it was invited, weights trimmed at five medians.
 *
 * Unit: shares 0–1; scores in scale points. Range: as the scores.
 * Missing: `too_few` below five scored answers, or without a place that has both five invited and five
 * scored answers; `not_asked` where each person was asked some of the items, or expectations alone.
 * Source: Holt & Smith (1979), JRSS A 142(1); see `post-stratification.ts` and `weighted-mean.ts`.
 *
 * @param sums grouped by the same places as the invited
 * @param invitedTotal everybody invited, places or not
 */
export function whoAnswered(
	sums: SurveySums,
	invited: readonly InvitedPlace[],
	invitedTotal: number
): WhoAnswered {
	const layout = layoutOf(sums);
	const column = mainColumn(layout);
	const shown = new Map(
		sums.groups
			.filter((group) => suppressedGroup(group, layout) === null)
			.map((group) => [group.key, group])
	);
	const scoresOf = (group: GroupSums | undefined): ExactSums | null => {
		const scores = column === 'expectation' || layout.isSampled ? null : group?.overall?.[column];
		return scores != null && scores.n >= SUPPRESS_BELOW_N ? scores : null;
	};
	const strata = invited.flatMap(({ key, invited: share }) =>
		share === null ? [] : [{ key, share, n: scoresOf(shown.get(key))?.n ?? 0 }]
	);
	const known = strata.reduce((sum, { share }) => sum + share, 0);
	// Whoever was invited about no place, or one that is not told: nobody speaks for them.
	const rest = { key: '', share: Math.max(0, invitedTotal - known), n: 0 };
	const stratified = postStratify([...strata, rest]);
	const weights = new Map(stratified?.weights.map((weight) => [weight.key, weight]));
	const raw = rawScore(sums, column === 'expectation' || layout.isSampled ? null : column);
	const weighted = weightedScore(sums, weights, scoresOf, shown, raw);
	return {
		isGap: column === 'gap',
		places: placesOf(sums, invited, invitedTotal, shown, weights),
		raw,
		weighted,
		uncovered: stratified?.uncovered ?? 1,
		unweighted: raw.n - weighted.n,
		isAlike: isWithin(weighted.value?.mean, raw.value?.ci95)
	};
}

function rawScore(sums: SurveySums, column: 'gap' | 'perception' | null): WhoAnswered['raw'] {
	const scores = column === null ? null : sums.overall[column];
	if (column === null) return unavailable('not_asked', 0);
	if (scores === null || scores.n < SUPPRESS_BELOW_N) {
		return unavailable('too_few', scores?.n ?? 0);
	}
	const summary = summarize(scores, sums.overall_scale);
	if (summary.mean === null) return unavailable('too_few', summary.n);
	return { value: { mean: summary.mean, ci95: tInterval(summary).ci }, n: summary.n };
}

function weightedScore(
	sums: SurveySums,
	weights: ReadonlyMap<string, StratumWeight>,
	scoresOf: (group: GroupSums | undefined) => ExactSums | null,
	shown: ReadonlyMap<string, GroupSums>,
	raw: WhoAnswered['raw']
): Estimate<WeightedMean> {
	if (raw.value === null) return unavailable(raw.reason, 0);
	const groups = [...weights].flatMap(([key, { weight }]) => {
		const scores = scoresOf(shown.get(key));
		return scores === null ? [] : [{ weight, sums: scores }];
	});
	return weightedMean(groups, sums.overall_scale);
}

/** Every place of which anybody was invited or has answered, in the order of their codes. */
function placesOf(
	sums: SurveySums,
	invited: readonly InvitedPlace[],
	invitedTotal: number,
	shown: ReadonlyMap<string, GroupSums>,
	weights: ReadonlyMap<string, StratumWeight>
): PlaceShare[] {
	const asked = new Map(invited.map((place) => [place.key, place]));
	const given = new Map(sums.groups.map((group) => [group.key, group]));
	return [...new Set([...asked.keys(), ...given.keys()])].sort().map((key) => {
		const place = asked.get(key);
		const group = given.get(key);
		const n = place === undefined ? 0 : place.invited;
		const answered = group === undefined ? 0 : (shown.get(key)?.n ?? null);
		return {
			key,
			name: place?.name ?? group?.name ?? null,
			invited: n,
			answered,
			invitedShare: shareOf(n, invitedTotal),
			answeredShare: shareOf(answered, sums.n_received),
			weight: weights.get(key)?.weight ?? null,
			isTrimmed: weights.get(key)?.isTrimmed ?? false
		};
	});
}

function shareOf(n: number | null, total: number): number | null {
	return n === null || total === 0 ? null : n / total;
}

function isWithin(value: number | undefined, interval: Interval | null | undefined) {
	if (value === undefined || interval == null) return null;
	return interval[0] <= value && value <= interval[1];
}
