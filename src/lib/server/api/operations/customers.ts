import { z } from 'zod';
import { BANDS } from '#lib/domain/risk/band.ts';
import { answeredInstant } from '#lib/schemas/fields.ts';
import { operation } from '../operation.ts';
import { page, pageOf } from '../paging.ts';

const band = z
	.enum(BANDS)
	.nullable()
	.meta({ description: 'Null: nothing is known of the customer, which is not the same as low.' });

const customer = z
	.object({
		external_id: z.string(),
		score: z.int().meta({ description: 'Sum of the points of the reasons.' }),
		band,
		coverage: z
			.number()
			.min(0)
			.max(1)
			.meta({ description: 'Share of the signals for which there are data, 0 to 1.' }),
		reasons: z.array(
			z.object({
				code: z.string(),
				points: z.int(),
				zh: z.string(),
				en: z.string(),
				evidence: z.record(z.string(), z.unknown()),
				at: answeredInstant,
				expires: answeredInstant
			})
		),
		history: z
			.array(z.looseObject({ at: answeredInstant, score: z.int(), band }))
			.meta({ description: 'Score and band as they were known at the time, oldest first.' }),
		comparable: z
			.object({
				points_from: z.int().nullable(),
				points_to: z.int().nullable(),
				n: z
					.int()
					.meta({ description: 'Customers in the same band with whom nobody got in touch.' }),
				complaints: z.int().meta({ description: 'How many of them complained within 60 days.' }),
				rate: z.number().min(0).max(1).nullable().meta({ description: 'Null below 20 customers.' }),
				ci90: z.tuple([z.number(), z.number()]).nullable()
			})
			.nullable()
			.meta({ description: 'What became of comparable customers; null for an unknown customer.' })
	})
	.meta({ id: 'Customer' });

export const listCustomers = operation({
	id: 'listCustomers',
	method: 'GET',
	path: '/customers',
	summary: 'Customers with risk, band and reasons',
	access: 'read',
	right: 'customers',
	query: z.strictObject({
		band: z.enum([...BANDS, 'unknown']).optional(),
		sort: z
			.enum(['risk', 'external_id'])
			.default('risk')
			.meta({ description: 'By default the highest risk first.' }),
		search: z
			.string()
			.trim()
			.max(200)
			.optional()
			.meta({ description: 'Part of the external id or the name.' }),
		...page
	}),
	answers: { 200: { description: 'A page of customers.', schema: pageOf(customer) } },
	errors: []
});

export const readCustomer = operation({
	id: 'readCustomer',
	method: 'GET',
	path: '/customers/{external_id}',
	summary: 'One customer',
	access: 'read',
	right: 'customers',
	answers: { 200: { description: 'The customer.', schema: customer } },
	errors: ['not_found']
});
