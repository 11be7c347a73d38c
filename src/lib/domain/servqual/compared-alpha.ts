import { alphaRaw } from '../statistics/cronbach-alpha.ts';
import { scaledCovariance } from '../statistics/covariance.ts';
import { unavailable, type Estimate } from '../statistics/estimate.ts';
import { feldtInterval } from '../statistics/feldt-interval.ts';
import { hybridInterval } from '../statistics/hybrid-interval.ts';
import type { Interval } from '../statistics/interval.ts';
import type { Column, DimensionSums } from './survey-sums.ts';
import { withReasons, type Reasoned } from './with-reasons.ts';

export type ComparedAlpha = Reasoned<{
	code: string;
	n_zh: number;
	n_en: number;
	zh: number | null;
	en: number | null;
	zh_ci95: Interval | null;
	en_ci95: Interval | null;
	/** Chinese minus English; its interval includes 0 unless the scales hang together differently. */
	difference: number | null;
	ci95: Interval | null;
}>;

/**
 * Alpha of one dimension in both languages, and their difference with its interval.
 *
 * Unit: none. Range: −∞ … 1 each.
 * Missing: null below `suppressBelow` complete cases in a language (`too_few`), and where alpha is.
 * Source: Feldt, Woodruff & Salih (1987); difference from the two intervals: Zou & Donner (2008),
 * Statistics in Medicine 27(10).
 */
export function comparedAlpha(
	zh: DimensionSums,
	en: DimensionSums,
	column: Column,
	suppressBelow: number
): ComparedAlpha {
	const [first, second] = [zh, en].map((dimension) =>
		alphaOf(dimension, column, suppressBelow)
	) as [AlphaWithInterval, AlphaWithInterval];
	const [a, b] = [first.alpha, second.alpha];
	const [ciA, ciB] = [first.interval.value, second.interval.value];
	const ci95 =
		a.value !== null && b.value !== null && ciA !== null && ciB !== null
			? hybridInterval({ value: a.value, ci: ciA }, { value: b.value, ci: ciB })
			: null;
	const reason = { zh: a.reason, en: b.reason, zh_ci95: a.reason, en_ci95: b.reason };
	const either = a.reason ?? b.reason;
	return withReasons(
		{
			...{ code: zh.code, n_zh: a.n, n_en: b.n },
			...{ zh: a.value, en: b.value, zh_ci95: ciA, en_ci95: ciB },
			difference: a.value === null || b.value === null ? null : a.value - b.value,
			ci95
		},
		{ ...reason, difference: either, ci95: either }
	);
}

type AlphaWithInterval = { alpha: Estimate; interval: Estimate<Interval> };

function alphaOf(
	dimension: DimensionSums,
	column: Column,
	suppressBelow: number
): AlphaWithInterval {
	const complete = dimension.complete[column];
	const n = complete?.n ?? 0;
	if (complete === null || n < suppressBelow) {
		const nothing = unavailable('too_few', n);
		return { alpha: nothing, interval: nothing };
	}
	const alpha = alphaRaw(scaledCovariance(complete));
	return { alpha, interval: feldtInterval(alpha, complete.sums.length) };
}
