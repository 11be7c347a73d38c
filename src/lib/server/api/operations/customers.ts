import { z } from 'zod';
import { BANDS } from '#lib/domain/risk/band.ts';
import { answeredInstant } from '#lib/schemas/fields.ts';
import { leaving, leavingAnswer } from '#lib/schemas/leaving.ts';
import { operation } from '../operation.ts';
import { page, pageOf } from '../paging.ts';

const band = z
	.enum(BANDS)
	.nullable()
	.meta({ description: 'Null: nothing is known of the customer, which is not the same as low.' });

const share = z.number().min(0).max(1);
const interval = z.tuple([z.number(), z.number()]);

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
		left_at: answeredInstant
			.nullable()
			.meta({ description: 'When they left; null while they are a customer.' }),
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
				rate: share.nullable().meta({ description: 'Null below 20 customers.' }),
				ci90: interval.nullable()
			})
			.nullable()
			.meta({ description: 'What became of comparable customers; null for an unknown customer.' })
	})
	.meta({ id: 'Customer' });

const riskPart = z.object({
	code: z.string(),
	rows: z.int().meta({ description: 'Live rows of the signal; 0: that there is none.' }),
	log_odds: z.number().meta({ description: 'How far it moves the customer from the average one.' }),
	zh: z.string(),
	en: z.string()
});

const record = customer
	.extend({
		risk: z
			.object({
				probability: share
					.nullable()
					.meta({ description: 'If nobody gets in touch. Null below 50 outcomes.' }),
				window_days: z.int(),
				model_version: z.int(),
				n: z.int().meta({ description: 'Not-contacted customers learned from.' }),
				complaints: z.int().meta({ description: 'How many of them complained.' }),
				alike: z
					.object({
						from: share,
						to: share,
						n: z.int(),
						complaints: z.int(),
						rate: share.nullable().meta({ description: 'Null below 20 customers.' }),
						ci90: interval.nullable()
					})
					.nullable()
					.meta({
						description:
							'What came of not-contacted customers with a probability in the same class, those learned from included; null until counted, within a day of accepting a model.'
					}),
				raising: z
					.array(riskPart)
					.meta({ description: 'What raises it most, at most three: what goes with it, not why.' }),
				lowering: riskPart.nullable(),
				intercept: z.number(),
				rest: z.number().meta({
					description: 'Log-odds of all other parts: intercept, parts and rest sum to the log-odds.'
				})
			})
			.nullable()
			.meta({
				description:
					'Learned probability of a complaint; null while no model is accepted, and for an unknown customer.'
			})
	})
	.meta({ id: 'CustomerRecord' });

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
	answers: { 200: { description: 'The customer.', schema: record } },
	errors: ['not_found']
});

export const leaveCustomer = operation({
	id: 'leaveCustomer',
	method: 'POST',
	path: '/customers/{external_id}/left',
	summary: 'A customer has left, or is back',
	description:
		'Who has left is not invited and raises no alert by points; what they demand is still heard. It is put on record. A service contact may tell the same in `customer.left_at`.',
	access: 'write',
	right: 'customers',
	body: leaving,
	answers: { 200: { description: 'As it is now.', schema: leavingAnswer } },
	errors: ['not_found']
});
