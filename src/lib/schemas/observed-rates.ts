/** What became of customers, as the database counts it. */
import { z } from 'zod';
import type { ObservedRow } from '#lib/domain/risk/observed-rates.ts';

export const observedRates = z
	.object({
		counted_at: z.string(),
		from: z.string().nullable(),
		to: z.string().nullable(),
		acted_on: z.int().min(0),
		rows: z.array(
			z
				.object({
					score: z.int(),
					is_must_act: z.boolean(),
					n: z.int().min(1),
					complaints: z.int().min(0)
				})
				.transform(({ is_must_act, ...row }): ObservedRow => ({ ...row, isMustAct: is_must_act }))
		)
	})
	.transform(({ counted_at, acted_on, ...rest }) => ({
		...rest,
		countedAt: counted_at,
		/** Customers with whom somebody got in touch: what became of them says nothing of others. */
		actedOn: acted_on
	}));

export type ObservedRates = z.output<typeof observedRates>;
