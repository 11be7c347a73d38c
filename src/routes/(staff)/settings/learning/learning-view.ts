/** What the page on learning shows, from what was counted and learned. */
import { calibrationInTheLarge } from '#lib/domain/learning/calibration-in-the-large.ts';
import { auditGroups } from '#lib/domain/learning/fairness.ts';
import { driftOf } from '#lib/domain/learning/population-stability.ts';
import { bandsNotRising, isChecked, ratesByPoints } from '#lib/domain/risk/card-check.ts';
import type { RiskCard } from '#lib/domain/risk/ledger.ts';
import { observedRate } from '#lib/domain/risk/observed-rates.ts';
import type { LearningAudit, RiskModelRow } from '#lib/schemas/learning.ts';
import type { ObservedRates } from '#lib/schemas/observed-rates.ts';

type LearningState = {
	readonly observed: ObservedRates;
	readonly models: readonly RiskModelRow[];
	readonly audit: LearningAudit;
};

export function learningView({ observed, models, audit }: LearningState, card: RiskCard) {
	const all = observedRate(observed.rows);
	const [newest = null] = models;
	const active = models.find(({ isActive }) => isActive) ?? null;
	// Without a model in use, customers are compared with those of the newest learning.
	const learned = active ?? newest;
	const { recent, coverage, groups } = audit;
	const drift = learned === null ? null : driftOf(learned.metrics.reference, recent);
	const calibration =
		audit.calibration &&
		calibrationInTheLarge(
			audit.calibration.n,
			audit.calibration.observed,
			audit.calibration.expected
		);
	const hasDrifted =
		(drift ?? []).some(({ level }) => level === 'alert') ||
		(calibration?.verdict ?? 'fits') !== 'fits';
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
		active,
		fit: { coverage, drift, calibration, hasDrifted, recent: recent.n },
		groups: auditGroups(groups),
		earlier: models.slice(1).map(({ version, trainedAt, n, complaints, verdict, isActive }) => ({
			...{ version, trainedAt, n, complaints, verdict, isActive }
		}))
	};
}

export type LearningView = ReturnType<typeof learningView>;
