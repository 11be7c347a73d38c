/** What the page on learning shows, from what was counted and learned. */
import { baseRateChart } from '#lib/domain/learning/base-rate-chart.ts';
import { calibrationInTheLarge } from '#lib/domain/learning/calibration-in-the-large.ts';
import { auditGroups } from '#lib/domain/learning/fairness.ts';
import { driftOf } from '#lib/domain/learning/population-stability.ts';
import { scoreDrift } from '#lib/domain/learning/score-drift.ts';
import { textDrift } from '#lib/domain/learning/text-drift.ts';
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
	const classes = (audit.calibration?.classes ?? [])
		.filter(({ n }) => n > 0)
		.map(({ from, to, n, expected, complaints }) => ({
			...{ from, to, said: expected / n },
			...observedRate([{ score: 0, isMustAct: false, n, complaints }])
		}));
	const scores = learned === null ? null : scoreDrift(audit.scores.then, audit.scores.now);
	const baseRate = baseRateChart(audit.baseRate);
	const hasDrifted =
		scores?.level === 'alert' ||
		baseRate.verdict === 'out' ||
		baseRate.verdict === 'shifted' ||
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
		fit: { coverage, drift, scores, calibration, classes, hasDrifted, recent: recent.n },
		baseRate,
		texts: audit.texts && { ...audit.texts, ...textDrift(audit.texts.then, audit.texts.now) },
		groups: auditGroups(groups),
		earlier: models.slice(1).map(({ version, trainedAt, n, complaints, verdict, isActive }) => ({
			...{ version, trainedAt, n, complaints, verdict, isActive }
		}))
	};
}

export type LearningView = ReturnType<typeof learningView>;
