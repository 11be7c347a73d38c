import type { DifferenceCount } from '../statistics/wilcoxon.ts';
import type { Column, ItemCounts } from './survey-sums.ts';

/**
 * How often each gap, perception − expectation, was given.
 *
 * Unit: scale points and people. Range: ± the width of the scale.
 * Missing: pairs with a skipped half or "no opinion" are left out.
 * Source: definition of the gap.
 */
export function gapHistogram(counts: ItemCounts): DifferenceCount[] {
	return counts
		.slice(1, -1)
		.flatMap((line, e) => line.slice(1, -1).map((count, p) => ({ difference: p - e, count })));
}

/**
 * People who rated a column and people who had no opinion on it. Who skipped it counts for neither:
 * the table does not tell them from people who were not asked.
 *
 * Unit: people. Range: ≥ 0.
 * Missing: 0 without answers.
 * Source: definition.
 */
export function opinions(
	counts: ItemCounts,
	column: Column
): { rated: number; withoutOpinion: number } {
	const last = counts.length - 1;
	const at = (place: number): number =>
		column === 'expectation'
			? (counts[place] ?? []).reduce((sum, count) => sum + count, 0)
			: counts.reduce((sum, line) => sum + (line[place] ?? 0), 0);
	const rated = Array.from({ length: last - 1 }, (_none, i) => at(i + 1));
	return { rated: rated.reduce((sum, count) => sum + count, 0), withoutOpinion: at(last) };
}
