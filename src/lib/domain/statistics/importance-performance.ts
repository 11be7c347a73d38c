import type { Interval } from './interval.ts';

export type Measured = { readonly value: number; readonly ci95: Interval | null };

/** One point of the chart: what matters to people, and how well it is done. */
export type PlottedItem = {
	readonly key: string;
	readonly importance: Measured;
	readonly performance: Measured;
};

export type Quadrant = 'concentrate_here' | 'keep_it_up' | 'low_priority' | 'possible_overkill';

/** Where the lines cross. */
export type CrossHairs = { readonly importance: number; readonly performance: number };

/**
 * The cross-hairs at the means of what is plotted; another choice is the middle of the scale. Which
 * of the two is used is said on the chart.
 *
 * Unit: that of the axes. Missing: null without items.
 * Source: Martilla & James (1977), Journal of Marketing 41(1).
 */
export function meanCrossHairs(items: readonly PlottedItem[]): CrossHairs | null {
	if (items.length === 0) return null;
	const mean = (of: (item: PlottedItem) => number): number =>
		items.reduce((sum, item) => sum + of(item), 0) / items.length;
	return {
		importance: mean(({ importance }) => importance.value),
		performance: mean(({ performance }) => performance.value)
	};
}

/**
 * Importance–performance quadrant of an item, called only if both its intervals clear the lines.
 *
 * Unit: none. Range: four quadrants.
 * Missing: null where an interval is missing or touches a line: the item may belong to either side.
 * Source: Martilla & James (1977), Journal of Marketing 41(1); the interval rule is our own.
 */
export function quadrantOf(item: PlottedItem, lines: CrossHairs): Quadrant | null {
	const important = sideOf(item.importance, lines.importance);
	const performing = sideOf(item.performance, lines.performance);
	if (important === null || performing === null) return null;
	if (important === 'above') return performing === 'above' ? 'keep_it_up' : 'concentrate_here';
	return performing === 'above' ? 'possible_overkill' : 'low_priority';
}

function sideOf({ ci95 }: Measured, line: number): 'above' | 'below' | null {
	if (ci95 === null) return null;
	if (ci95[0] > line) return 'above';
	return ci95[1] < line ? 'below' : null;
}
