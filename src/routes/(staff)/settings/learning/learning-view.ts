/** What the page on learning shows, from what was counted and learned. */
import { bandsNotRising, isChecked, ratesByPoints } from '#lib/domain/risk/card-check.ts';
import type { RiskCard } from '#lib/domain/risk/ledger.ts';
import { observedRate } from '#lib/domain/risk/observed-rates.ts';
import type { RiskModelRow } from '#lib/schemas/learning.ts';
import type { ObservedRates } from '#lib/schemas/observed-rates.ts';

type LearningState = { readonly observed: ObservedRates; readonly models: readonly RiskModelRow[] };

export function learningView({ observed, models }: LearningState, card: RiskCard) {
	const all = observedRate(observed.rows);
	const [newest = null] = models;
	return {
		observed: {
			...{ from: observed.from, to: observed.to, actedOn: observed.actedOn },
			...{ n: all.n, complaints: all.complaints, isChecked: isChecked(all) },
			points: ratesByPoints(observed.rows),
			notRising: bandsNotRising(observed.rows, card)
		},
		newest: newest && {
			...newest,
			proposal: newest.proposal.map((row) => ({
				...row,
				having: observedRate([{ score: 0, isMustAct: false, ...row.having }]),
				lacking: observedRate([{ score: 0, isMustAct: false, ...row.lacking }])
			}))
		},
		active: models.find(({ isActive }) => isActive) ?? null,
		earlier: models.slice(1).map(({ version, trainedAt, n, complaints, verdict, isActive }) => ({
			...{ version, trainedAt, n, complaints, verdict, isActive }
		}))
	};
}

export type LearningView = ReturnType<typeof learningView>;
