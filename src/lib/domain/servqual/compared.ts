import type { Reason } from '../statistics/estimate.ts';
import { hedgesG, type EffectSize } from '../statistics/hedges-g.ts';
import { holm } from '../statistics/holm.ts';
import type { Summary } from '../statistics/summary.ts';
import { welch, type WelchTest } from '../statistics/welch.ts';

/** `noise`: not distinguishable, which is not the same as alike. */
export type Verdict = 'worse' | 'better' | 'noise';

export type Compared = {
	test: WelchTest | null;
	/** Null as well where one is not defined. */
	effect: EffectSize | null;
	/** Adjusted for everything that is compared in the same table. */
	pHolm: number | null;
	verdict: Verdict | null;
	/** People on the other side. */
	otherN: number;
	reason?: Reason | undefined;
};

/** Below this, after Holm's adjustment, a difference is called one. */
export const DISTINGUISHABLE_BELOW_P = 0.05;

/**
 * Compares each of a table's rows with its counterpart among different people, and says which of the
 * differences can be told from noise.
 *
 * Unit: scale points, ours minus theirs. Range: negative is worse.
 * Missing: a row without enough people on either side has no verdict and says why; it does not count in
 * the adjustment.
 * Source: Welch (1947); Hedges (1981); Holm (1979) over the rows of the table.
 *
 * @param pairs null where a side is withheld or was not asked
 */
export function compared(
	pairs: readonly { ours: Summary; theirs: Summary; reason?: Reason | undefined }[],
	suppressBelow: number
): Compared[] {
	const tests = pairs.map(({ ours, theirs, reason }) =>
		reason !== undefined || ours.n < suppressBelow || theirs.n < suppressBelow
			? { value: null, reason: reason ?? ('too_few' as const) }
			: welch(ours, theirs)
	);
	const adjusted = holm(tests.map(({ value }) => value?.p ?? null));
	return tests.map(({ value: test, reason }, place) => {
		const pair = pairs[place];
		const pHolm = adjusted[place] ?? null;
		return {
			test,
			effect: test === null || pair === undefined ? null : hedgesG(pair.ours, pair.theirs).value,
			pHolm,
			verdict: test === null || pHolm === null ? null : verdictOf(test.difference, pHolm),
			otherN: pair?.theirs.n ?? 0,
			...(test === null ? { reason } : {})
		};
	});
}

function verdictOf(difference: number, p: number): Verdict {
	if (p >= DISTINGUISHABLE_BELOW_P) return 'noise';
	return difference < 0 ? 'worse' : 'better';
}
