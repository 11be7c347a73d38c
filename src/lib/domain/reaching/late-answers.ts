import type { WaveSums } from '../servqual/survey-sums.ts';
import { change, type Change } from '../statistics/change.ts';
import { unavailable, type Estimate } from '../statistics/estimate.ts';
import { summarize } from '../statistics/summary.ts';
import { groupMean, SHOW_FROM_N, type GroupMean } from './response-rate.ts';

export type LateAnswers = {
	first: GroupMean;
	reminded: GroupMean;
	/** Reminded minus first. */
	difference: Estimate<Change>;
};

/**
 * Overall satisfaction of those who answered at once and of those who did when reminded: who answers
 * late resembles who never does, so a difference tells which way the answers lean.
 *
 * Unit: scale points. Range: as `change`.
 * Missing: null below five answers on either side (`too_few`), and `not_asked` where nobody was invited
 * by name and asked for overall satisfaction.
 * Source: Armstrong & Overton (1977), Journal of Marketing Research 14(3); Welch (1947); Hedges (1981).
 */
export function lateAnswers(waves: WaveSums | null): LateAnswers {
	if (waves === null) {
		const nobody = { mean: unavailable('not_asked', 0), interval: unavailable('not_asked', 0) };
		return { first: nobody, reminded: nobody, difference: unavailable('not_asked', 0) };
	}
	const { first, reminded } = waves;
	const n = first.n + reminded.n;
	return {
		first: groupMean(first),
		reminded: groupMean(reminded),
		difference:
			first.n < SHOW_FROM_N || reminded.n < SHOW_FROM_N
				? unavailable('too_few', n)
				: change(summarize(first), summarize(reminded))
	};
}
