/**
 * How strongly a cell of the heat map is coloured, and with which of two colours.
 *
 * Unit: share of the full tint, 0–1. Gaps are measured against the widest of the map, so that 0 stays
 * colourless; ratings against the middle of the scale. Missing: null stays colourless.
 */
export type Heat = { side: 'low' | 'high'; strength: number };

export function heatOf(value: number | null, middle: number, widest: number): Heat {
	if (value === null || widest <= 0) return { side: 'high', strength: 0 };
	const away = value - middle;
	return { side: away < 0 ? 'low' : 'high', strength: Math.min(1, Math.abs(away) / widest) };
}

/** The largest distance from the middle among the values that there are; 0 without any. */
export function widestOf(values: readonly (number | null)[], middle: number): number {
	return values.reduce<number>(
		(widest, value) => (value === null ? widest : Math.max(widest, Math.abs(value - middle))),
		0
	);
}
