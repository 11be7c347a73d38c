/**
 * The points card as a model of probabilities: it starts where the card stands and moves only as far as
 * the organisation's own outcomes insist.
 *
 * Every live ledger row counts, as it does in the score, so that before anything is learned the model puts
 * people in exactly the order of the card.
 */
import { logistic, logOdds } from './calibration.ts';
import { fitTowardsPrior, type CountedRow } from './logistic-towards-prior.ts';

/** Customers who are alike in their live signals: how many there were, and how many complained. */
export type OutcomeRow = {
	/** Live ledger rows by signal; a signal that is not named has none. */
	readonly signals: Readonly<Record<string, number>>;
	readonly n: number;
	readonly complaints: number;
};

/** Points of one ledger row, by signal; signals that only demand action have 0. */
export type CardPoints = Readonly<Record<string, number>>;

export type SignalWeight = {
	/** Log-odds that one live row adds. */
	readonly weight: number;
	/** Live rows of the average customer learned from. */
	readonly mean: number;
};

export type RiskModel = {
	/** `intercept`: the card's order, at the level of what came. `weights`: the card corrected by what came. */
	readonly stage: 'intercept' | 'weights';
	/** Log-odds of the average customer. */
	readonly intercept: number;
	/** By how much the card's differences had to be stretched (above 1) or damped; 1 before it is learned. */
	readonly slope: number;
	readonly signals: Readonly<Record<string, SignalWeight>>;
	readonly n: number;
	readonly complaints: number;
};

/**
 * A model of the probability of a complaint, centred on the card.
 *
 * Below `WEIGHTS_FROM_COMPLAINTS` complaints only the level is fitted. From there on the differences between
 * customers are stretched or damped as a whole, and then each signal is weighed by itself, drawn to the card.
 *
 * Unit: log-odds. Range: all reals.
 * Missing: a signal that nobody had keeps the weight of the card.
 * Source: ridge logistic regression centred on an expert's card; calibration in the large first, slope
 * second (Steyerberg, Clinical Prediction Models, 2nd ed., ch. 20).
 */
export function fitCard(
	rows: readonly OutcomeRow[],
	points: CardPoints,
	weightsFrom = WEIGHTS_FROM_COMPLAINTS
): RiskModel {
	const names = Object.keys(points).toSorted();
	const n = rows.reduce((sum, row) => sum + row.n, 0);
	const complaints = rows.reduce((sum, row) => sum + row.complaints, 0);
	const means = names.map((name) => moment(rows, n, (row) => row.signals[name] ?? 0));
	const variances = names.map((name, at) =>
		moment(rows, n, (row) => ((row.signals[name] ?? 0) - (means[at] ?? 0)) ** 2)
	);
	const centred = rows.map((row) => ({
		row,
		z: names.map((name, at) => (row.signals[name] ?? 0) - (means[at] ?? 0))
	}));
	const damped = logOddsPerPoint(rows, points);
	const prior = names.map((name) => (points[name] ?? 0) * damped);
	const said = centred.map(({ z }) => z.reduce((sum, x, at) => sum + x * (prior[at] ?? 0), 0));
	const level = logOdds(BASE_RATE);

	const counted = (x: (at: number) => readonly number[], offset: (at: number) => number) =>
		centred.map(({ row }, at): CountedRow => ({
			...{ x: x(at), offset: offset(at), n: row.n, complaints: row.complaints }
		}));
	const model = (stage: RiskModel['stage'], slope: number, fitted: readonly number[]) => ({
		...{ stage, slope, n, complaints, intercept: fitted[0] ?? level },
		signals: Object.fromEntries(
			names.map((name, at) => [
				name,
				{ weight: fitted[at + 1] ?? prior[at] ?? 0, mean: means[at] ?? 0 }
			])
		)
	});
	if (complaints < weightsFrom) {
		const fitted = fitTowardsPrior(
			counted(
				() => [1],
				(at) => said[at] ?? 0
			),
			[level],
			[LEVEL_STRENGTH]
		);
		return model('intercept', 1, fitted);
	}
	const spread = moment(rows, n, (_row, at) => (said[at] ?? 0) ** 2);
	const [, stretched = 1] = fitTowardsPrior(
		counted(
			(at) => [1, said[at] ?? 0],
			() => 0
		),
		[level, 1],
		[LEVEL_STRENGTH, STRENGTH * Math.max(spread, RARE_VARIANCE)]
	);
	// A card that points the wrong way is no guide; its weights are then drawn to nearly nothing.
	const slope = Math.max(SLOPE_MIN, stretched);
	const fitted = fitTowardsPrior(
		counted(
			(at) => [1, ...(centred[at]?.z ?? [])],
			() => 0
		),
		[level, ...prior.map((weight) => weight * slope)],
		[LEVEL_STRENGTH, ...variances.map((variance) => STRENGTH * Math.max(variance, RARE_VARIANCE))]
	);
	return model('weights', slope, fitted);
}

/**
 * Log-odds of a complaint.
 *
 * Unit: log-odds. Range: all reals; the intercept and what each signal adds sum to it.
 * Missing: a signal that the model does not know adds nothing.
 * Source: definition; the database computes the same (`private.risk_parts`).
 */
export function logOddsOf(model: RiskModel, signals: OutcomeRow['signals']): number {
	const known = Object.entries(model.signals);
	const average = known.reduce((sum, [, { weight, mean }]) => sum + weight * mean, 0);
	const own = known.reduce((sum, [name, { weight }]) => sum + weight * (signals[name] ?? 0), 0);
	// What is one's own is summed by itself, so that equal points are equal to the last digit.
	return model.intercept - average + own;
}

/** Probability of a complaint within the window; see `logOddsOf`. */
export function riskOf(model: RiskModel, signals: OutcomeRow['signals']): number {
	return logistic(logOddsOf(model, signals));
}

/**
 * What one point is worth before anything is learned. Signals overlap, so that points that lie far apart
 * are damped until their spread is one that was found to hold.
 *
 * Unit: log-odds for each point. Range: above 0, at most `POINT_MOST`; a multiple of 1/1024, whose sums are
 * exact, so that equal points stay equal risks.
 * Missing: `POINT_MOST` where all have the same points.
 * Source: own measurement: a standard deviation of the sum of 1.0 to 1.2.
 */
export function logOddsPerPoint(rows: readonly OutcomeRow[], points: CardPoints): number {
	const n = rows.reduce((sum, row) => sum + row.n, 0);
	const mean = moment(rows, n, (row) => scoreOf(row.signals, points));
	const variance = moment(rows, n, (row) => (scoreOf(row.signals, points) - mean) ** 2);
	return (
		Math.max(1, Math.floor(GRAIN * Math.min(POINT_MOST, SPREAD / Math.sqrt(variance)))) / GRAIN
	);
}

/** Points of a customer: the sum of the live rows. */
export function scoreOf(signals: OutcomeRow['signals'], points: CardPoints): number {
	return Object.entries(points).reduce((sum, [name, each]) => sum + each * (signals[name] ?? 0), 0);
}

/** From so many complaints on, signals are weighed one by one. */
export const WEIGHTS_FROM_COMPLAINTS = 50;
/** From so many known outcomes on, a probability may be shown; below, bands only. */
export const SHOWN_FROM = 50;

/** Assumed before anything is known: 8 of 100 complain; worth 10 customers. */
const BASE_RATE = 0.08;
const LEVEL_STRENGTH = 10 * BASE_RATE * (1 - BASE_RATE);
/** For each standardised signal. */
const STRENGTH = 10;
/** A signal that hardly anybody has is held as if one in four had it: few rows prove little. */
const RARE_VARIANCE = 0.2;
const SLOPE_MIN = 0.1;
const POINT_MOST = 0.5;
const SPREAD = 1.1;
const GRAIN = 1024;

function moment(
	rows: readonly OutcomeRow[],
	n: number,
	of: (row: OutcomeRow, at: number) => number
): number {
	return n === 0 ? 0 : rows.reduce((sum, row, at) => sum + row.n * of(row, at), 0) / n;
}
