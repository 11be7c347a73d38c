import type { LocalText, Moments, SurveySums } from '#lib/domain/servqual/survey-sums.ts';
import { SUPPRESS_BELOW_N } from '#lib/domain/servqual/thresholds.ts';
import { change, type Direction } from '#lib/domain/statistics/change.ts';
import type { Reason } from '#lib/domain/statistics/estimate.ts';
import type { Interval } from '#lib/domain/statistics/interval.ts';
import { summarize, type Summary } from '#lib/domain/statistics/summary.ts';

/** What became of one score since the period before. */
export type Change = {
	/** null for the overall score. */
	code: string | null;
	name: LocalText;
	/** Now minus before, scale points. */
	difference: number | null;
	ci: Interval | null;
	/** Hedges' g of the same difference. */
	effect: { g: number; ci95: Interval } | null;
	now: number;
	before: number;
	direction: Direction | null;
	reason?: Reason | undefined;
};

/**
 * The change of the overall score and of every dimension between two periods of different people.
 *
 * Scores are gaps where expectations were asked, else perceptions; both periods must be of one survey.
 * Missing: null where either period has fewer than `SUPPRESS_BELOW_N` scores, and throughout where
 * each person was asked only some of the items, for then nobody has a score of their own.
 */
export function changes(now: SurveySums, before: SurveySums): Change[] {
	const isGap = now.columns.includes('expectation') && now.columns.includes('perception');
	const column = isGap ? 'gap' : 'perception';
	const isSampled = now.sampled !== undefined;
	const compare = (
		code: string | null,
		name: LocalText,
		pair: readonly [Moments | null | undefined, Moments | null | undefined],
		scale: number
	) => changeOf(code, name, summaryOf(pair[0], scale), summaryOf(pair[1], scale), isSampled);
	return [
		compare(null, {}, [now.overall[column], before.overall[column]], now.overall_scale),
		...now.dimensions.map((dimension) => {
			const earlier = before.dimensions.find(({ code }) => code === dimension.code);
			const pair = [dimension[column], earlier?.[column]] as const;
			return compare(dimension.code, dimension.name, pair, now.score_scale);
		})
	];
}

function summaryOf(moments: Moments | null | undefined, scale: number): Summary {
	const enough = moments != null && moments.n >= SUPPRESS_BELOW_N;
	return summarize(enough ? moments : { n: 0, sum: '0', sum_sq: '0' }, scale);
}

function changeOf(
	code: string | null,
	name: LocalText,
	now: Summary,
	before: Summary,
	isSampled: boolean
): Change {
	const named = { code, name, now: now.n, before: before.n };
	const found = change(before, now);
	if (found.value === null || isSampled) {
		const reason = isSampled ? 'not_asked' : (found.reason ?? 'too_few');
		return { ...named, difference: null, ci: null, effect: null, direction: null, reason };
	}
	const { difference, ci95: ci, effect, direction } = found.value;
	return { ...named, difference, ci, effect, direction };
}
