import { binCount, binOf, makeBins, orderedBins, type Bins, type Column } from './bins.ts';
import { logistic } from './calibration.ts';
import { fitRidgeLogistic } from './ridge-logistic.ts';

/** What one feature adds to the log-odds, by class, and what it adds to the average person. */
export type CardFeature = {
	readonly name: string;
	readonly bins: Bins;
	readonly points: readonly number[];
	readonly average: number;
};

/**
 * A card that people can read: log-odds are the base and one number from each feature.
 * `base` is what is said of somebody who is average in everything.
 */
export type AdditiveCard = {
	readonly base: number;
	readonly features: readonly CardFeature[];
};

/** Why somebody stands where they stand: how far each feature moves them from the average person. */
export type ScorePart = { readonly name: string; readonly bin: number; readonly points: number };

export type Score = {
	readonly probability: number;
	/** From the strongest; together with the base they are the log-odds. */
	readonly parts: readonly ScorePart[];
};

/**
 * Learns a card from rows whose outcome is known.
 *
 * Numbers fall into as many classes as the rows can carry, and neighbouring classes differ only as far as
 * the rows insist. At most `PARTS_MAX` features stay: those go first that move people least.
 *
 * Unit: log-odds. Range: all reals.
 * Missing: "not known" is a class of its own.
 * Errors: RangeError without rows of both labels.
 * Source: generalised additive model by binned ridge logistic regression.
 */
export function trainCard(
	columns: readonly Column[],
	labels: ArrayLike<number>,
	rows: readonly number[]
): AdditiveCard {
	const positives = rows.reduce((sum, row) => sum + (labels[row] ?? 0), 0);
	if (positives === 0 || positives === rows.length) {
		throw new RangeError('A card is learned from rows of both labels.');
	}
	const most = Math.max(2, Math.min(MOST_BINS, Math.floor(Math.sqrt(rows.length) / 4)));
	let kept = columns.map((column): Kept => {
		const bins = makeBins(column, rows, most);
		const values: readonly (number | string | null)[] = column.values;
		return { name: column.name, bins, bin: Int32Array.from(values.map((v) => binOf(bins, v))) };
	});
	const start = Math.log(positives / (rows.length - positives));
	for (;;) {
		const card = fitCard(kept, labels, rows, start);
		if (kept.length <= PARTS_MAX) return card;
		const spread = card.features.map((feature, f) => spreadOf(feature, kept[f], rows));
		const least = spread.indexOf(Math.min(...spread));
		kept = kept.filter((_feature, f) => f !== least);
	}
}

/** What the card says of a row, and why. */
export function scoreRow(
	card: AdditiveCard,
	valueOf: (name: string) => string | number | null
): Score {
	const parts = card.features.map(({ name, bins, points, average }): ScorePart => {
		const bin = binOf(bins, valueOf(name));
		return { name, bin, points: (points[bin] ?? 0) - average };
	});
	const logOdds = parts.reduce((sum, part) => sum + part.points, card.base);
	return {
		probability: logistic(logOdds),
		parts: parts.toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points))
	};
}

/** So many reasons a person can take in, and no more. */
export const PARTS_MAX = 12;

const MOST_BINS = 20;
const STRENGTH = 1;
/** Classes cut out of a range belong together; a value that many share speaks for itself. */
const SMOOTHNESS = { range: 30, each: 2 };
/** Just enough that the intercept is held. */
const FREE = 1e-6;

type Kept = { readonly name: string; readonly bins: Bins; readonly bin: Int32Array };

function fitCard(
	kept: readonly Kept[],
	labels: ArrayLike<number>,
	rows: readonly number[],
	start: number
): AdditiveCard {
	const offsets: number[] = [];
	const neighbours: [number, number, number][] = [];
	let size = 1;
	for (const { bins } of kept) {
		offsets.push(size);
		const smoothness = bins.kind === 'number' && bins.isEach ? SMOOTHNESS.each : SMOOTHNESS.range;
		for (let bin = 0; bin + 1 < orderedBins(bins); bin += 1) {
			neighbours.push([size + bin, size + bin + 1, smoothness]);
		}
		size += binCount(bins);
	}
	const strength = new Float64Array(size).fill(STRENGTH);
	strength[0] = FREE;
	const prior = new Float64Array(size);
	prior[0] = start;
	const active = kept.map(({ bin }, f) => bin.map((place) => place + (offsets[f] ?? 0)));
	const weights = fitRidgeLogistic(
		{ active, weights: size, labels, rows },
		{ prior, strength, neighbours }
	);
	let base = weights[0] ?? 0;
	const features = kept.map(({ name, bins, bin }, f): CardFeature => {
		const from = offsets[f] ?? 0;
		const points = [...weights.subarray(from, from + binCount(bins))];
		const average = rows.reduce((sum, row) => sum + (points[bin[row] ?? 0] ?? 0), 0) / rows.length;
		base += average;
		return { name, bins, points, average };
	});
	return { base, features };
}

function spreadOf(
	{ points, average }: CardFeature,
	kept: Kept | undefined,
	rows: readonly number[]
): number {
	return rows.reduce((sum, row) => sum + ((points[kept?.bin[row] ?? 0] ?? 0) - average) ** 2, 0);
}
