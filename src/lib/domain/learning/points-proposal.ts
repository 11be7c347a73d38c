import { observedRate } from '../risk/observed-rates.ts';
import { splitBySignal, type Counts } from './outcome-counts.ts';
import { scoreOf, type CardPoints, type OutcomeRow, type RiskModel } from './prior-centred-card.ts';

/**
 * What must be thought of before points are taken over.
 *
 * - `few`: too few customers had the signal; its points stay
 * - `sign`: what was learned points the other way than the card
 * - `no_rise`: customers with the signal complained no more often (or, with points below 0, no less)
 */
export type ProposalDoubt = 'few' | 'sign' | 'no_rise';

export type SignalProposal = {
	readonly signal: string;
	readonly points: number;
	readonly proposed: number;
	/** Log-odds that each live row adds. */
	readonly weight: number;
	readonly having: Counts;
	readonly lacking: Counts;
	readonly doubts: readonly ProposalDoubt[];
};

/** Below so many customers with a signal its points are left alone. */
export const HAVING_MIN = 20;
/** As far as a card's points may go. */
const POINTS_MOST = 10;

/**
 * New whole points for each signal of a card, as near to what was learned as whole points come.
 *
 * A point is worth so many log-odds that scores are spread as before: the bands then hold about as many
 * people as they did. Signals that demand action keep 0.
 *
 * Unit: points. Range: −10 … 10.
 * Missing: a signal that few had keeps its points.
 * Source: rounding of the learned weights; own definition of the unit.
 */
export function proposePoints(
	model: RiskModel,
	rows: readonly OutcomeRow[],
	points: CardPoints,
	mustAct: ReadonlySet<string>
): SignalProposal[] {
	const learned = Object.fromEntries(
		Object.entries(model.signals).map(([name, { weight }]) => [
			name,
			mustAct.has(name) ? 0 : weight
		])
	);
	const before = spread(rows, points);
	const perPoint = before > 0 ? spread(rows, learned) / before : 0;
	return Object.entries(points).map(([signal, own]): SignalProposal => {
		const weight = model.signals[signal]?.weight ?? 0;
		const { having, lacking } = splitBySignal(rows, signal);
		const doubts: ProposalDoubt[] = [];
		if (having.n < HAVING_MIN) doubts.push('few');
		else {
			if (weight * own < 0) doubts.push('sign');
			const [rate, other] = [
				observedRate([asRow(having)]).rate,
				observedRate([asRow(lacking)]).rate
			];
			if (rate !== null && other !== null && own !== 0 && (rate - other) * own <= 0) {
				doubts.push('no_rise');
			}
		}
		const isKept = having.n < HAVING_MIN || mustAct.has(signal) || perPoint === 0;
		const proposed = isKept ? own : rounded(weight / perPoint);
		return { signal, points: own, proposed, weight, having, lacking, doubts };
	});
}

const asRow = (counts: Counts) => ({ score: 0, isMustAct: false, ...counts });

function rounded(points: number): number {
	// "+ 0" turns a rounded −0 into 0.
	return Math.max(-POINTS_MOST, Math.min(POINTS_MOST, Math.round(points))) + 0;
}

/** Standard deviation of the sums. */
function spread(rows: readonly OutcomeRow[], each: CardPoints): number {
	const n = rows.reduce((sum, row) => sum + row.n, 0);
	if (n === 0) return 0;
	const mean = rows.reduce((sum, row) => sum + row.n * scoreOf(row.signals, each), 0) / n;
	const squares = rows.reduce(
		(sum, row) => sum + row.n * (scoreOf(row.signals, each) - mean) ** 2,
		0
	);
	return Math.sqrt(squares / n);
}
