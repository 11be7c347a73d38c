/** What the database and the learner tell each other. */
import { z } from 'zod';
import type { LearningRow } from '#lib/domain/learning/card-learning.ts';
import type { GroupCounts } from '#lib/domain/learning/fairness.ts';
import type { RiskModel } from '#lib/domain/learning/prior-centred-card.ts';

const counts = z.object({ n: z.int().min(0), complaints: z.int().min(0) });
const frequencies = z.object({
	n: z.int().min(0),
	/** Customers without a live row of a signal, with one, with two or more. */
	signals: z.record(z.string(), z.tuple([z.int(), z.int(), z.int()]))
});
const weights = z.record(z.string(), z.object({ weight: z.number(), mean: z.number() }));

export const activeModel = z
	.object({
		version: z.int(),
		intercept: z.number(),
		slope: z.number(),
		signals: weights,
		n: z.int(),
		complaints: z.int()
	})
	.transform(({ version, ...model }): { version: number; model: RiskModel } => ({
		version,
		model: { stage: 'weights', ...model }
	}));

export const learningCounts = z.object({
	card: z.object({
		id: z.string(),
		version: z.int(),
		signals: z.record(z.string(), z.object({ points: z.int(), is_must_act: z.boolean() }))
	}),
	champion: activeModel.nullable(),
	reference: frequencies,
	rows: z.array(
		z
			.object({
				as_of: z.string(),
				fold: z.int(),
				signals: z.record(z.string(), z.int()),
				...counts.shape
			})
			.transform(({ as_of, ...row }): LearningRow => ({ ...row, asOf: as_of }))
	)
});

const figures = z.object({
	...counts.shape,
	auc: z.number().nullable(),
	ci95: z.tuple([z.number(), z.number()]).nullable(),
	brier: z.number().nullable(),
	averagePrecision: z.number().nullable()
});

export const riskModelMetrics = z.object({
	testedFrom: z.string(),
	challenger: figures,
	champion: figures,
	/** Version of the model that was in use; null where the card was. */
	championVersion: z.int().nullable(),
	leaks: z.array(z.string()),
	/** How common each signal was among the customers it was learned from. */
	reference: frequencies
});

export const pointsProposal = z.array(
	z.object({
		signal: z.string(),
		points: z.int(),
		proposed: z.int(),
		weight: z.number(),
		having: counts,
		lacking: counts,
		doubts: z.array(z.enum(['few', 'sign', 'no_rise']))
	})
);

export type PointsProposal = z.output<typeof pointsProposal>;

export const riskModelRow = z
	.object({
		version: z.int(),
		verdict: z.enum(['leak', 'no_signal', 'kept', 'better']),
		intercept: z.number(),
		slope: z.number(),
		signals: weights,
		n: z.int(),
		complaints: z.int(),
		learned_from: z.string(),
		learned_to: z.string(),
		trained_at: z.string(),
		metrics: riskModelMetrics,
		proposal: pointsProposal,
		is_active: z.boolean(),
		accepted_at: z.string().nullable()
	})
	.transform(({ learned_from, learned_to, trained_at, is_active, accepted_at, ...row }) => ({
		...row,
		learnedFrom: learned_from,
		learnedTo: learned_to,
		trainedAt: trained_at,
		isActive: is_active,
		acceptedAt: accepted_at
	}));

export type RiskModelRow = z.output<typeof riskModelRow>;

/** Customers to whom the model in use gives a probability of `from` to `to`, and what came of them. */
const riskClass = z.object({ from: z.number(), to: z.number(), ...counts.shape });

/** What the model in use says of one customer; null without a model, or without anything known. */
export const learnedRisk = z
	.object({
		version: z.int(),
		...counts.shape,
		intercept: z.number(),
		probability: z.number().min(0).max(1),
		parts: z.array(
			z.object({ signal: z.string(), rows: z.int().min(0), contribution: z.number() })
		),
		alike: riskClass.nullable()
	})
	.nullable();

const tally = z.array(z.tuple([z.int(), z.int().min(0)]));
const textCounts = z.object({
	languages: z.object({ zh: z.int(), en: z.int(), unknown: z.int() }),
	known: z
		.object({ texts: z.int(), pieces: z.int(), unknown: z.int(), hardlyKnown: z.int() })
		.nullable()
});

/** Texts of one organisation to be counted; null when none is due. */
const sampledTexts = z.object({
	languages: textCounts.shape.languages,
	texts: z.array(z.string())
});
export const textsToWatch = z
	.object({ organization: z.uuid(), then: sampledTexts, now: sampledTexts })
	.nullable();

export const learningAudit = z
	.object({
		counted_at: z.string(),
		recent: frequencies,
		// Absent in counts of an earlier version, until the next day.
		scores: z.object({ then: tally, now: tally }).default({ then: [], now: [] }),
		base_rate: z.array(z.object({ month: z.string(), ...counts.shape })).default([]),
		texts: z.object({ then: textCounts, now: textCounts }).nullable().default(null),
		coverage: z.object({ customers: z.int().min(0), known: z.int().min(0) }),
		calibration: z
			.object({
				version: z.int(),
				n: z.int().min(0),
				observed: z.int().min(0),
				expected: z.number().min(0),
				/** Of all that were left alone, those learned from too; absent in counts of an earlier version. */
				classes: z.array(riskClass.extend({ expected: z.number() })).default([])
			})
			.nullable(),
		groups: z.array(
			z
				.object({
					kind: z.string(),
					name: z.string(),
					n: z.int(),
					flagged: z.int(),
					left_alone: z.int(),
					complaints: z.int(),
					left_alone_flagged: z.int(),
					foreseen: z.int()
				})
				.transform(({ left_alone, left_alone_flagged, ...row }): GroupCounts => ({
					...row,
					leftAlone: left_alone,
					leftAloneFlagged: left_alone_flagged
				}))
		)
	})
	.transform(({ counted_at, base_rate, ...rest }) => ({
		...rest,
		countedAt: counted_at,
		baseRate: base_rate
	}));

export type LearningAudit = z.output<typeof learningAudit>;

/** A form's choice of a version. */
export const versionForm = z.object({ version: z.coerce.number().int().min(1) });
