/**
 * Learns a card's probabilities and points from what became of customers who were left alone, and judges
 * by the newest of them whether that is better than what is in use.
 */
import { figuresOf, type SaidFigures } from './outcome-counts.ts';
import { proposePoints, type SignalProposal } from './points-proposal.ts';
import {
	fitCard,
	riskOf,
	WEIGHTS_FROM_COMPLAINTS,
	type CardPoints,
	type OutcomeRow,
	type RiskModel
} from './prior-centred-card.ts';

/** Customers at one moment; `fold` is the same for a customer at every moment. */
export type LearningRow = OutcomeRow & { readonly asOf: string; readonly fold: number };

export type LearningTask = {
	/** At moments whose windows do not overlap; only customers whom nobody got in touch with. */
	readonly rows: readonly LearningRow[];
	readonly points: CardPoints;
	readonly mustAct: ReadonlySet<string>;
	/** The accepted model; null while the card itself is in use. */
	readonly champion: RiskModel | null;
};

/**
 * - `leak`: a signal knows the outcome by itself, so it was written down after it
 * - `no_signal`: a coin could have done as well
 * - `kept`: what is in use was not beaten in both figures
 * - `better`: it was
 */
export type LearningVerdict = 'leak' | 'no_signal' | 'kept' | 'better';

export type Learned = {
	readonly verdict: LearningVerdict;
	/** Learned from all rows. */
	readonly model: RiskModel;
	/** On the newest moments, said by models that knew neither them nor the customers in them. */
	readonly challenger: SaidFigures;
	readonly champion: SaidFigures;
	/** Where the newest moments begin. */
	readonly testedFrom: string;
	readonly leaks: readonly string[];
	readonly proposal: readonly SignalProposal[];
};

/** How many complaints there are to learn from and to judge by, where that is not enough. */
export type TooFew = { readonly older: number; readonly newest: number };

/** The newest moments must hold so many complaints, to judge by. */
export const JUDGED_BY_COMPLAINTS = 10;
/** A single signal that ranks people so well was written down after the outcome. */
const LEAK_AUC = 0.95;

/**
 * What was learned, or how much is missing.
 *
 * Unit: figures in shares. Range: see the figures.
 * Missing: `TooFew` below `WEIGHTS_FROM_COMPLAINTS` older or `JUDGED_BY_COMPLAINTS` newest complaints.
 * Source: rolling origin, grouped by customer; windows do not overlap, so that nothing of the newest
 * outcomes is in the older ones.
 */
export function learnCard({ rows, points, mustAct, champion }: LearningTask): Learned | TooFew {
	const testedFrom = newestMoments(rows);
	const isNewest = ({ asOf }: LearningRow) => testedFrom !== null && asOf >= testedFrom;
	const newest = rows.filter(isNewest);
	const older = rows.filter((row) => !isNewest(row));
	const enough = { older: complaintsOf(older), newest: complaintsOf(newest) };
	if (
		testedFrom === null ||
		enough.older < WEIGHTS_FROM_COMPLAINTS ||
		enough.newest < JUDGED_BY_COMPLAINTS
	) {
		return enough;
	}
	const folds = [...new Set(newest.map(({ fold }) => fold))];
	const said = folds.flatMap((fold) => {
		const unseen = older.filter((row) => row.fold !== fold);
		const challenger = fitCard(unseen, points, 1);
		const known = champion ?? fitCard(unseen, points, Infinity);
		return newest
			.filter((row) => row.fold === fold)
			.map((row) => ({
				...{ n: row.n, complaints: row.complaints },
				challenger: riskOf(challenger, row.signals),
				champion: riskOf(known, row.signals)
			}));
	});
	const figures = {
		challenger: figuresOf(said.map((row) => ({ ...row, said: row.challenger }))),
		champion: figuresOf(said.map((row) => ({ ...row, said: row.champion })))
	};
	const leaks = Object.keys(points).filter((signal) => knowsTheOutcome(rows, signal));
	const model = fitCard(rows, points);
	return {
		...{ verdict: verdictOf(figures, leaks), model, ...figures, testedFrom, leaks },
		proposal: proposePoints(model, rows, points, mustAct)
	};
}

export function isTooFew(learned: Learned | TooFew): learned is TooFew {
	return !('verdict' in learned);
}

function verdictOf(
	{ challenger, champion }: { challenger: SaidFigures; champion: SaidFigures },
	leaks: readonly string[]
): LearningVerdict {
	if (leaks.length > 0) return 'leak';
	if (challenger.ci95 === null || challenger.ci95[0] <= 0.5) return 'no_signal';
	const isBetter =
		(challenger.brier ?? Infinity) < (champion.brier ?? -Infinity) &&
		(challenger.averagePrecision ?? -Infinity) > (champion.averagePrecision ?? Infinity);
	return isBetter ? 'better' : 'kept';
}

/** As few of the newest moments as hold enough complaints; null where all together do not. */
function newestMoments(rows: readonly LearningRow[]): string | null {
	const moments = [...new Set(rows.map(({ asOf }) => asOf))].toSorted().reverse();
	let complaints = 0;
	for (const moment of moments) {
		complaints += complaintsOf(rows.filter(({ asOf }) => asOf === moment));
		if (complaints >= JUDGED_BY_COMPLAINTS) return moment;
	}
	return moments[0] ?? null;
}

function knowsTheOutcome(rows: readonly OutcomeRow[], signal: string): boolean {
	const { auc } = figuresOf(rows.map((row) => ({ ...row, said: row.signals[signal] ?? 0 })));
	return auc !== null && auc > LEAK_AUC;
}

function complaintsOf(rows: readonly OutcomeRow[]): number {
	return rows.reduce((sum, { complaints }) => sum + complaints, 0);
}
