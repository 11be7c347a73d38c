import { z } from 'zod';

const count = z.int().nonnegative();

export const preventionCounts = z.object({
	alerts: z.object({ total: count, open: count, amber: count, red: count, must_act: count }),
	cases: z.object({
		total: count,
		open: count,
		closed: count,
		overdue: count,
		solved: count,
		not_solved: count,
		not_reached: count,
		no_problem: count
	})
});
export type PreventionCounts = z.output<typeof preventionCounts>;

/** Whether prevention works cannot be told without a control group; until then it is not told. */
export const preventionAnswer = preventionCounts
	.extend({
		precision: z.null().meta({ description: 'Share of alerts that were right.' }),
		lead_time: z.null().meta({ description: 'Days between an alert and the complaint.' }),
		arms: z.null().meta({ description: 'Treated and held-out customers of the lottery.' }),
		estimate: z.null().meta({ description: 'Complaints prevented, with its interval.' }),
		verdict: z
			.null()
			.meta({ description: 'works, no visible effect, may do harm or cannot tell.' }),
		reason: z.literal('not_enough_data').meta({ description: 'Why the numbers above are null.' })
	})
	.meta({ id: 'Prevention' });
export type PreventionAnswer = z.output<typeof preventionAnswer>;
