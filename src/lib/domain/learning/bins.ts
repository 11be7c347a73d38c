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
 * number: class i holds what is below `edges[i]` and not below `edges[i − 1]`; `isEach` where a class is one value.
 * category: class i holds `levels[i]`; whatever is rarer falls into one class behind them.
 */
export type Bins =
	| { readonly kind: 'number'; readonly edges: readonly number[]; readonly isEach: boolean }
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
 * A class for each number where there are few of them, else classes of equally many rows; for the others a
 * class of their own for whatever occurs often enough.
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
	const known = rows.flatMap((row) => column.values[row] ?? []).sort((a, b) => a - b);
	const counts = new Map<number, number>();
	for (const value of known) counts.set(value, (counts.get(value) ?? 0) + 1);
	return counts.size <= most
		? { kind: 'number', edges: edgesAt(counts, RARE_BELOW), isEach: true }
		: { kind: 'number', edges: edgesAt(counts, known.length / most), isEach: false };
}

/**
 * Edges between values in rising order, so that each class holds at least `least` rows. A value that so many
 * share stands alone, but for values below it that are too rare for a class of their own.
 */
function edgesAt(counts: ReadonlyMap<number, number>, least: number): number[] {
	const edges: number[] = [];
	let inClass = 0;
	let left = counts.values().reduce((sum, n) => sum + n, 0);
	for (const [value, n] of counts) {
		const isFull = inClass >= least || (n >= least && inClass >= RARE_BELOW);
		if (isFull && left >= RARE_BELOW) {
			edges.push(value);
			inClass = 0;
		}
		inClass += n;
		left -= n;
	}
	return edges;
}

const RARE_BELOW = 5;
const MOST_LEVELS = 30;
