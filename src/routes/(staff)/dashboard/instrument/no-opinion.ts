import type { ItemCounts } from '#lib/domain/servqual/survey-sums.ts';
import { SUPPRESS_BELOW_N } from '#lib/domain/servqual/thresholds.ts';
import { unavailable, type Estimate } from '#lib/domain/statistics/estimate.ts';

/**
 * Share of "no opinion" among those who answered the perception of an item at all. A high share means
 * that people cannot judge what the item asks about.
 *
 * Unit: share, 0–1. Missing: null where the counts are withheld, and below `SUPPRESS_BELOW_N` answers
 * (`too_few`); those who skipped the item, or were not asked it, are no part of n.
 * Source: definition.
 */
export function noOpinionShare(counts: ItemCounts | null): Estimate {
	if (counts === null) return unavailable('too_few', 0);
	const byPerception = (place: number) => counts.reduce((sum, row) => sum + (row[place] ?? 0), 0);
	const last = (counts[0]?.length ?? 1) - 1;
	let n = 0;
	for (let place = 1; place <= last; place += 1) n += byPerception(place);
	if (n < SUPPRESS_BELOW_N) return unavailable('too_few', n);
	return { value: byPerception(last) / n, n };
}
