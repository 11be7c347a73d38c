/** What the database and the learner tell each other. */
import { z } from 'zod';
import type { LearningRow } from '#lib/domain/learning/card-learning.ts';
import type { RiskModel } from '#lib/domain/learning/prior-centred-card.ts';

const counts = z.object({ n: z.int().min(0), complaints: z.int().min(0) });
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
	/** By signal: customers without a live row, with one, with two or more. */
	reference: z.record(z.string(), z.tuple([z.int(), z.int(), z.int()]))
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

/** A form's choice of a version. */
export const versionForm = z.object({ version: z.coerce.number().int().min(1) });
