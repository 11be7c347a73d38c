/** What `GET /prevention` answers. */
import { z } from 'zod';
import { GUARDS } from '#lib/domain/prevention/guards.ts';
import { PHASES } from '#lib/domain/prevention/phase.ts';
import { VERDICTS } from '#lib/domain/prevention/verdict.ts';
import { bilingualAnswer } from './fields.ts';
import { armCounts, count, preventionCounts } from './prevention-ledger.ts';

const interval = z.tuple([z.number(), z.number()]);
const guardArm = z.object({ n: count, count });
const precision = z.object({
	n: count.meta({ description: 'Flagged customers nobody acted on, whose window has ended.' }),
	complaints: count,
	false_alarms: count,
	share: z.number().nullable().meta({ description: 'Null below five customers.' }),
	ci95: interval.nullable().meta({ description: 'Wilson.' })
});

export const preventionAnswer = preventionCounts
	.extend({
		precision: precision
			.extend({
				window_days: count,
				bands: z.array(precision.extend({ band: z.enum(['amber', 'red', 'must_act']) })),
				known_complaints: count,
				flagged_before: count
			})
			.meta({
				description:
					'Share of flags that a complaint followed within the window, judged on customers nobody acted on, of the last two years; and of complaints by known customers, how many a flag preceded.'
			}),
		lead_time: z
			.object({ n: count, median: z.number(), q1: z.number(), q3: z.number() })
			.nullable()
			.meta({
				description:
					'Days from the first alert to the complaint, with quartiles; null below five complaints.'
			}),
		program: z
			.object({
				id: z.uuid(),
				name: bilingualAnswer,
				phase: z.enum(PHASES),
				holdout_share: z.number(),
				window_days: count,
				verdict_on: z.iso.date(),
				planned_n: count,
				gate: z.object({
					is_open: z.boolean(),
					holdout: z.object({ have: count, need: count }),
					complaints: z.object({ have: count, need: count })
				}),
				may_do_harm: z.boolean()
			})
			.nullable()
			.meta({ description: 'The running lottery, or the latest.' }),
		arms: armCounts
			.nullable()
			.meta({ description: 'Contacted and held-out customers of the lottery.' }),
		guards: z
			.array(
				z.object({
					code: z.enum(GUARDS),
					contact: guardArm,
					holdout: guardArm,
					difference: z.number().nullable().meta({ description: 'Share held out − contacted.' }),
					ci95: interval.nullable().meta({ description: 'Newcombe.' }),
					is_worse: z.boolean().nullable().meta({
						description:
							'Reliably more of the contacted; null until 30 are held out and 10 events came.'
					})
				})
			)
			.nullable()
			.meta({
				description:
					'What the lottery watches beside complaints, fixed when it began: the next rating, customers who left, customers who want no more contact.'
			}),
		estimate: z
			.object({
				difference: z.number().meta({ description: 'Complaint rate held out − contacted.' }),
				interval90: interval,
				p_better: z.number().nullable().meta({
					description: 'Probability that contact helps; null until the verdict is read.'
				}),
				prevented: z.number().meta({ description: 'Complaints prevented among those contacted.' }),
				prevented90: interval,
				newcombe: z.object({ difference: z.number(), ci95: interval })
			})
			.nullable()
			.meta({
				description:
					'Beta-binomial with a common prior worth ten customers at the rate of both arms; null until 30 are held out and 10 have complained.'
			}),
		verdict: z.enum(VERDICTS).nullable().meta({ description: 'Read once, on its date.' }),
		reason: z
			.enum(['not_enough_data', 'verdict_not_due', 'not_shown_to_role'])
			.nullable()
			.meta({ description: 'Why estimate or verdict is null.' })
	})
	.meta({ id: 'Prevention' });
export type PreventionAnswer = z.output<typeof preventionAnswer>;
