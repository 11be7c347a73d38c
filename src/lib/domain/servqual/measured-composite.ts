import { compositeReliability } from '../statistics/composite-reliability.ts';
import { unavailable, type Estimate } from '../statistics/estimate.ts';
import { summarize } from '../statistics/summary.ts';
import { whyNoScale, type Layout } from './layout.ts';
import type { MeasuredDimension } from './measured-dimension.ts';
import type { SurveySums } from './survey-sums.ts';
import { withReasons, type Reasoned } from './with-reasons.ts';

/** How reliable the overall score is, put together from its dimensions. */
export type CompositeReliability = Reasoned<{ perception: number | null; gap: number | null }>;

/**
 * Reliability of the overall perception and of the overall gap, from the alphas of the dimensions.
 *
 * The spread of a dimension is over all who have its score, that of the whole over those who have
 * every score; where answers are missing the two groups differ a little.
 *
 * Unit: none. Range: −∞ … 1.
 * Missing: null where any alpha is, with its reason.
 * Source: Nunnally (1978), as in `composite-reliability.ts`.
 */
export function compositeOf(
	sums: Pick<SurveySums, 'dimensions' | 'overall' | 'score_scale' | 'overall_scale'>,
	layout: Layout,
	measured: readonly MeasuredDimension[]
): CompositeReliability {
	const of = (column: 'perception' | 'gap'): Estimate => {
		const withheld = whyNoScale(layout, column);
		const whole = sums.overall[column];
		const n = whole?.n ?? 0;
		if (withheld !== undefined) return unavailable(withheld, n);
		if (whole === null || n < layout.suppressBelow) return unavailable('too_few', n);
		const parts = sums.dimensions.map((dimension, d) => {
			const moments = dimension[column];
			const { raw, reason } = measured[d]?.alpha[column] ?? { raw: null };
			const spread = moments === null ? null : summarize(moments, sums.score_scale).sd;
			return {
				variance: (spread ?? 0) ** 2,
				reliability:
					raw === null || spread === null ? unavailable(reason ?? 'too_few', n) : { value: raw, n }
			};
		});
		// The overall score is the mean of the dimensions; the formula wants their sum.
		const sd = summarize(whole, sums.overall_scale).sd ?? 0;
		return compositeReliability(parts, (sd * parts.length) ** 2, n);
	};
	const [perception, gap] = [of('perception'), of('gap')];
	return withReasons(
		{ perception: perception.value, gap: gap.value },
		{ perception: perception.reason, gap: gap.reason }
	);
}
