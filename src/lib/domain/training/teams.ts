import { measurementDocument } from '../servqual/measurement-document.ts';
import type { LocalText, SurveySums } from '../servqual/survey-sums.ts';
import type { Reason } from '../statistics/estimate.ts';
import type { Interval } from '../statistics/interval.ts';

export type Team = {
	code: string;
	name: LocalText | null;
	/** The dimension with the lowest number; null where nothing is shown. */
	weakest: { name: LocalText; value: number; ci: Interval | null; n: number | null } | null;
	reason?: Reason | undefined;
	suppressed: 'primary' | 'complementary' | null;
};

/**
 * Each team with its weakest dimension, in the order of their codes.
 *
 * Unit: scale points. Missing: small teams, and those that would give one away, show nothing.
 *
 * @param sums by site
 */
export function teamsAtAGlance(sums: SurveySums): Team[] {
	const { groups, suppressed } = measurementDocument(sums, {});
	const names = new Map(sums.dimensions.map(({ code, name }) => [code, name]));
	const why = new Map(suppressed.map(({ group, reason }) => [group, reason]));
	const column = sums.columns.includes('expectation') ? 'gap' : 'perception';
	return groups.map(({ key, name, dimensions, reason }) => {
		const [weakest] = dimensions
			.flatMap((dimension) => {
				const { mean, ci95 } = dimension[column];
				if (mean === null) return [];
				const shown = { name: names.get(dimension.code) ?? {}, value: mean, ci: ci95 };
				return [{ ...shown, n: dimension.n }];
			})
			.sort((a, b) => a.value - b.value);
		return {
			code: key,
			name: name ?? null,
			weakest: weakest ?? null,
			...(weakest === undefined ? { reason: reason ?? 'too_few' } : {}),
			suppressed: why.get(key) ?? null
		};
	});
}
