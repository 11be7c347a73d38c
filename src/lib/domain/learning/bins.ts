/** What is known of each row under one name; null where it is not known. */
export type Column =
	| { readonly name: string; readonly kind: 'number'; readonly values: readonly (number | null)[] }
	| {
			readonly name: string;
			readonly kind: 'category';
			readonly values: readonly (string | null)[];
	  };

/**
 * How the values of a column fall into a few classes. The last class is always "not known": a fact of its
 * own, never a guess.
 *
 * number: class i holds what is below `edges[i]` and not below `edges[i − 1]`.
 * category: class i holds `levels[i]`; whatever is rarer falls into one class behind them.
 */
export type Bins =
	| { readonly kind: 'number'; readonly edges: readonly number[] }
	| { readonly kind: 'category'; readonly levels: readonly string[] };

export function binCount(bins: Bins): number {
	return bins.kind === 'number' ? bins.edges.length + 2 : bins.levels.length + 2;
}

/** How many classes stand in an order, so that neighbours should not differ for no reason. */
export function orderedBins(bins: Bins): number {
	return bins.kind === 'number' ? bins.edges.length + 1 : 0;
}

export function binOf(bins: Bins, value: number | string | null): number {
	if (value === null) return binCount(bins) - 1;
	if (bins.kind === 'category') {
		const level = bins.levels.indexOf(String(value));
		return level === -1 ? bins.levels.length : level;
	}
	let [low, high] = [0, bins.edges.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (Number(value) < (bins.edges[middle] ?? Infinity)) high = middle;
		else low = middle + 1;
	}
	return low;
}

/**
 * Classes of equally many rows for numbers, of their own for whatever occurs often enough.
 *
 * Unit: that of the column. Range: at most `most` classes beside "rarer" and "not known".
 * Missing: not counted.
 * Source: quantiles; equal values never fall into different classes.
 */
export function makeBins(column: Column, rows: readonly number[], most: number): Bins {
	if (column.kind === 'category') {
		const counts = new Map<string, number>();
		for (const row of rows) {
			const value = column.values[row];
			if (value !== null && value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
		}
		const levels = [...counts]
			.filter(([, n]) => n >= RARE_BELOW)
			.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
			.slice(0, MOST_LEVELS)
			.map(([level]) => level);
		return { kind: 'category', levels };
	}
	const sorted = rows.flatMap((row) => column.values[row] ?? []).sort((a, b) => a - b);
	const edges: number[] = [];
	for (let bin = 1; bin < most; bin += 1) {
		const edge = sorted[Math.floor((bin * sorted.length) / most)];
		if (edge !== undefined && edge > (edges.at(-1) ?? sorted[0] ?? edge)) edges.push(edge);
	}
	return { kind: 'number', edges };
}

const RARE_BELOW = 5;
const MOST_LEVELS = 30;
