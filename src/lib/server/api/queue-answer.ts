/** The queue as the public API shows it: the same as on the page of cases. */
import { z } from 'zod';
import { reasonSentence } from '#lib/domain/risk/reason-sentence.ts';
import type { AlertQueue } from '#lib/schemas/alert-queue.ts';
import { answeredInstant } from '#lib/schemas/fields.ts';

export const queueAnswer = z
	.object({
		capacity: z
			.int()
			.nullable()
			.meta({ description: 'Cases a week; null opens the case of every alert at once.' }),
		used: z.int().nonnegative().meta({ description: 'Cases opened this week that count.' }),
		week_from: answeredInstant.meta({ description: 'Monday, on the clock of the organisation.' }),
		waiting: z.int().nonnegative().meta({ description: 'All who wait, also beyond `items`.' }),
		items: z.array(
			z.object({
				customer: z.string().meta({ description: 'External id.' }),
				name: z.string().nullable(),
				score: z.int(),
				risk: z.number().min(0).max(1).nullable().meta({
					description:
						'Calibrated probability of a complaint within 60 days; null while no model is accepted.'
				}),
				waiting_since: answeredInstant,
				is_ready: z
					.boolean()
					.meta({ description: 'False: below the least points or risk that was set.' }),
				reasons: z.array(
					z.object({ code: z.string(), points: z.int(), zh: z.string(), en: z.string() })
				)
			})
		)
	})
	.meta({ id: 'Queue' });

export function queueAnswerOf(
	{ capacity, used, weekFrom, waiting, items }: AlertQueue,
	timeZone: string
): z.output<typeof queueAnswer> {
	return {
		...{ capacity, used, week_from: weekFrom, waiting },
		items: items.map(({ customer, name, score, risk, waitingSince, isReady, events }) => ({
			...{ customer, name, score, risk, waiting_since: waitingSince, is_ready: isReady },
			reasons: events.map((row) => ({
				code: row.signal,
				points: row.points,
				...reasonSentence(row, timeZone)
			}))
		}))
	};
}
