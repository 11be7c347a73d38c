/** The measurement document as it is answered; `domain/servqual` makes it. */
import { z } from 'zod';
import { QUESTION_TYPES } from '#lib/domain/surveys/content.ts';
import { bilingualAnswer } from './fields.ts';

const REASONS = ['too_few', 'zero_variance', 'suppressed', 'not_asked'] as const;

const number = z.number().nullable();
const interval = z.tuple([z.number(), z.number()]).nullable();
const howMany = z.int().nonnegative();
/** A null number has its reason beside it. */
const why = {
	reason: z.enum(REASONS).optional(),
	reasons: z.record(z.string(), z.enum(REASONS)).optional()
};

const mean = z.object({ mean: number, sd: number, ci95: interval, ...why });
const gap = mean.extend({ t: number, df: number, p: number });
const share = z.object({ share: number, ci95: interval, n: howMany, ...why });
const alpha = z.object({
	raw: number,
	standardized: number,
	ci95: interval,
	omega: number,
	n: howMany,
	...why
});
const perColumn = z.object({ expectation: number, perception: number, ...why });
const itemMean = mean.extend({
	n: howMany,
	share_at_max: number,
	top2_box: share,
	no_opinion: share.meta({ description: 'Of those who rated it or said they had no opinion.' })
});
const completeCases = z.object({
	mean: number,
	n: howMany,
	differs: z.boolean().nullable(),
	...why
});
const distance = z.object({ mean: number, ci95: interval, ...why });
const zone = z.object({
	n: howMany,
	inconsistent: howMany.meta({
		description: 'Ratings left out because the least acceptable lies above the desired.'
	}),
	adequate: number,
	desired: number,
	perceived: number,
	adequacy: distance.meta({ description: 'Perceived − adequate (MSA).' }),
	superiority: distance.meta({ description: 'Perceived − desired (MSS).' }),
	width: number,
	position: number.meta({ description: '0 at the adequate, 1 at the desired.' }),
	zone: z.enum(['below', 'within', 'above']).nullable(),
	...why
});
const overall = {
	perception: z.object({ mean: number, ci95: interval, n: howMany.nullable(), ...why }),
	gap_unweighted: z.object({
		mean: number,
		sd: number,
		ci95: interval,
		t: number,
		n: howMany.nullable(),
		...why
	})
};

export const measurementAnswer = z
	.object({
		survey: z.string(),
		filter: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
		n_received: howMany,
		n_scored: howMany,
		rules: z.object({
			missing: z.literal('half'),
			weights: z.literal('respondent'),
			suppress_below: howMany,
			items: z.literal('sampled').optional().meta({
				description:
					'Each person was asked a sample of the items; means are put together item by item.'
			})
		}),
		items: z.array(
			z.object({
				code: z.string(),
				dimension: z.string(),
				n: howMany,
				expectation: itemMean,
				perception: itemMean,
				gap: gap.extend({ wilcoxon_p: number }),
				item_total: perColumn,
				alpha_if_deleted: perColumn,
				zone: zone.extend({ below: share, within: share, above: share }).optional()
			})
		),
		dimensions: z.array(
			z.object({
				code: z.string(),
				n: howMany,
				expectation: mean,
				perception: mean,
				gap: gap.extend({ p_holm: number }),
				alpha: z.object({ expectation: alpha, perception: alpha, gap: alpha }),
				difference_score_reliability: number,
				correlation_ep: number,
				complete_cases: z
					.object({
						expectation: completeCases,
						perception: completeCases,
						gap: completeCases
					})
					.meta({ description: 'Beside the half rule: those who answered every item.' }),
				importance: z.object({
					stated: number,
					stated_ci95: interval,
					derived: number,
					derived_ci95: interval,
					beta: number,
					...why
				}),
				zone: zone.optional(),
				...why
			})
		),
		overall: z.object({
			...overall,
			gap_weighted_respondent: number,
			gap_weighted_aggregate: number,
			weighted: z.object({
				of: z.enum(['gap', 'perception', 'expectation']).nullable(),
				n: howMany,
				mean: number,
				ci95: interval,
				aggregate: number,
				...why
			}),
			composite_reliability: z.object({ perception: number, gap: number, ...why }),
			top2_box: share,
			nps: number,
			...why
		}),
		questions: z.array(
			z.object({
				code: z.string(),
				type: z.enum(QUESTION_TYPES),
				n: howMany,
				choices: z
					.array(
						z.object({
							value: z.string(),
							n: howMany.nullable(),
							share: number,
							ci95: interval,
							...why
						})
					)
					.optional(),
				mean: mean.optional(),
				nps: z.object({ score: number, ci95: interval, ...why }).optional()
			})
		),
		drivers: z.object({ outcome: z.literal('overall'), r_squared: number, n: howMany, ...why }),
		groups: z.array(
			z.object({
				key: z.string().meta({ description: 'Code of the site, or YYYY-MM.' }),
				name: bilingualAnswer.optional(),
				n: howMany.nullable(),
				dimensions: z.array(
					z.object({
						code: z.string(),
						n: howMany.nullable(),
						expectation: mean,
						perception: mean,
						gap,
						...why
					})
				),
				overall: z.object(overall),
				...why
			})
		),
		suppressed: z.array(
			z.object({ group: z.string(), reason: z.enum(['primary', 'complementary']) })
		),
		homogeneous: z
			.array(
				z.object({
					group: z.string().optional(),
					item: z.string().optional(),
					dimension: z.string().optional(),
					column: z.enum(['expectation', 'perception'])
				})
			)
			.meta({
				description: 'Cells in which everybody answered alike: their mean tells what each one said.'
			})
	})
	.meta({ id: 'Measurement' });
