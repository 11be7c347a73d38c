/** Whether customers score as they did when something was learned. */
import { driftLevel, populationStability, type DriftLevel } from './population-stability.ts';

/** So many customers had so many points. */
export type ScoreTally = readonly (readonly [points: number, customers: number])[];

export type ScoreClass = {
	/** Points, both ends included; the first class has no lower end, the last no upper one. */
	readonly from: number | null;
	readonly to: number | null;
	/** Share of the customers, then and now; null of nobody. */
	readonly then: number | null;
	readonly now: number | null;
};

export type ScoreDrift = {
	readonly thenN: number;
	readonly nowN: number;
	/** null where there are too few customers then or now. */
	readonly psi: number | null;
	readonly level: DriftLevel | null;
	readonly classes: readonly ScoreClass[];
};

/** As many classes as an index of a score usually has; equal points are never parted, so there may be fewer. */
const CLASSES = 10;

/**
 * Population stability index of the score, in classes that each held about a tenth of the customers then.
 *
 * Unit: none; points by the card in use now, then and now. Range and levels: see `populationStability`.
 * Missing: null where there are too few customers then or now.
 * Source: as there.
 */
export function scoreDrift(then: ScoreTally, now: ScoreTally): ScoreDrift {
	const tops = topsOf(then);
	const [before, later] = [countsIn(tops, then), countsIn(tops, now)];
	const [thenN, nowN] = [sumOf(before), sumOf(later)];
	const psi = populationStability(before, later);
	return {
		...{ thenN, nowN, psi, level: driftLevel(psi) },
		classes: before.map((count, at) => ({
			from: at === 0 ? null : (tops[at - 1] ?? 0) + 1,
			to: tops[at] ?? null,
			then: shareOf(count, thenN),
			now: shareOf(later[at] ?? 0, nowN)
		}))
	};
}

/** Highest points of every class but the last, which has no end. */
function topsOf(tally: ScoreTally): number[] {
	const n = tally.reduce((sum, [, customers]) => sum + customers, 0);
	const tops: number[] = [];
	let held = 0;
	const inOrder = tally.toSorted(([a], [b]) => a - b);
	for (const [points, customers] of inOrder.slice(0, -1)) {
		held += customers;
		if (held < n / CLASSES) continue;
		tops.push(points);
		held = 0;
	}
	return tops;
}

function countsIn(tops: readonly number[], tally: ScoreTally): number[] {
	const counts = new Array<number>(tops.length + 1).fill(0);
	for (const [points, customers] of tally) {
		const at = tops.findIndex((top) => points <= top);
		const place = at === -1 ? tops.length : at;
		counts[place] = (counts[place] ?? 0) + customers;
	}
	return counts;
}

const sumOf = (counts: readonly number[]) => counts.reduce((sum, n) => sum + n, 0);
const shareOf = (count: number, n: number) => (n === 0 ? null : count / n);
