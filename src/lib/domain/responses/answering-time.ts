import type { SpeedCounts } from '../servqual/survey-sums.ts';
import { unavailable, type Estimate } from '../statistics/estimate.ts';

export type AnsweringTime = {
	/** Seconds; null where it lies in the last class, which has no end. */
	firstQuartile: number | null;
	median: number | null;
	thirdQuartile: number | null;
	/** Where the last class begins, seconds. */
	longest: number;
};

/**
 * Median and quartiles of how long answers took, interpolated within their class: between its edges,
 * answers are taken to lie evenly.
 *
 * Unit: seconds. Range: ≥ 0; off by at most the width of a class, about a fifth of the value.
 * Missing: answers that do not say how long they took are in no class; null below `suppressBelow`
 * (`too_few`), and where no answer says it (`not_asked`). A quartile in the open class is null.
 * Source: grouped median, as in Kenney & Keeping (1962), Mathematics of Statistics, §3.5.
 */
export function answeringTime(
	speed: SpeedCounts | null,
	suppressBelow: number
): Estimate<AnsweringTime> {
	const n = speed?.counts.reduce((sum, count) => sum + count, 0) ?? 0;
	if (speed === null || n === 0) return unavailable('not_asked', 0);
	if (n < suppressBelow) return unavailable('too_few', n);
	return {
		value: {
			firstQuartile: quantile(speed, 0.25 * n),
			median: quantile(speed, 0.5 * n),
			thirdQuartile: quantile(speed, 0.75 * n),
			longest: speed.edges.at(-1) ?? 0
		},
		n
	};
}

/** The time below which `rank` answers lie. */
function quantile({ edges, counts }: SpeedCounts, rank: number): number | null {
	let below = 0;
	for (const [place, count] of counts.entries()) {
		if (count > 0 && below + count >= rank) {
			const [from, until] = [edges[place], edges[place + 1]];
			if (from === undefined || until === undefined) return null;
			return from + ((rank - below) / count) * (until - from);
		}
		below += count;
	}
	return null;
}
