/** Made-up customers for tests: signals of the default card, outcomes by an effect that is known. */
import { logistic } from './calibration.ts';
import type { CardPoints, OutcomeRow } from './prior-centred-card.ts';

export const POINTS: CardPoints = {
	...{ dimension_gap: 2, low_answer: 2, overall_drop: 2, long_wait: 1 },
	...{ contact_requested: 0, regulator_named: 0, case_solved: -2, case_not_solved: 3 }
};

/** How often a customer has another row of a signal. */
const OFTEN: Readonly<Record<string, number>> = {
	...{ dimension_gap: 0.3, low_answer: 0.2, overall_drop: 0.1, long_wait: 0.3 },
	...{ contact_requested: 0.05, regulator_named: 0.02, case_solved: 0.08, case_not_solved: 0.03 }
};

/** Log-odds that each row of a signal truly adds. */
export type Effect = Readonly<Record<string, number>>;

export const scaled = (by: number): Effect =>
	Object.fromEntries(Object.entries(POINTS).map(([name, points]) => [name, points * by]));

/** One row for each customer, none of them alike by more than chance. */
export function customers(
	count: number,
	effect: Effect,
	random: () => number,
	level = -2.5
): OutcomeRow[] {
	return Array.from({ length: count }, () => {
		// Trouble comes together: whoever has one signal is likelier to have another.
		const luck = 0.4 + 1.2 * random();
		const signals: Record<string, number> = {};
		for (const [name, often] of Object.entries(OFTEN)) {
			let rows = 0;
			while (rows < 4 && random() < often * luck) rows += 1;
			if (rows > 0) signals[name] = rows;
		}
		const logOdds = Object.entries(signals).reduce(
			(sum, [name, rows]) => sum + (effect[name] ?? 0) * rows,
			level
		);
		return { signals, n: 1, complaints: random() < logistic(logOdds) ? 1 : 0 };
	});
}
