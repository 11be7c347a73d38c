import { z } from 'zod';
import { preventionAnswer } from '#lib/schemas/prevention.ts';
import { operation } from '../operation.ts';

export const readPrevention = operation({
	id: 'readPrevention',
	method: 'GET',
	path: '/prevention',
	summary: 'The prevention ledger',
	description:
		'Counts are facts. Whether prevention worked is told by a lottery: the estimate is null until enough customers were held out, the verdict until its date. Staff who contact customers are not told of the lottery.',
	access: 'read',
	right: 'measurement',
	answers: { 200: { description: 'What can be said now.', schema: preventionAnswer } },
	errors: []
});

export const readHealth = operation({
	id: 'readHealth',
	method: 'GET',
	path: '/health',
	summary: 'The process lives',
	description: 'Touches no database.',
	access: 'open',
	query: z.looseObject({}),
	answers: {
		200: {
			description: 'It lives.',
			schema: z.object({ status: z.literal('ok') }).meta({ id: 'Health' })
		}
	},
	errors: []
});

const readiness = z
	.object({
		status: z.enum(['ready', 'not_ready']),
		database: z.boolean().meta({ description: 'It answers.' }),
		migrations: z.boolean().meta({ description: 'All are applied.' }),
		worker: z.boolean().meta({ description: 'It was seen within the last minute.' })
	})
	.meta({ id: 'Readiness' });

export const readReadiness = operation({
	id: 'readReadiness',
	method: 'GET',
	path: '/ready',
	summary: 'Everything is there to serve',
	access: 'open',
	query: z.looseObject({}),
	answers: {
		200: { description: 'It can serve.', schema: readiness },
		503: { description: 'It cannot; what is false says why.', schema: readiness }
	},
	errors: []
});

export const readOpenApi = operation({
	id: 'readOpenApi',
	method: 'GET',
	path: '/openapi.json',
	summary: 'This document',
	access: 'open',
	query: z.looseObject({}),
	answers: { 200: { description: 'OpenAPI 3.1.', schema: z.looseObject({ openapi: z.string() }) } },
	errors: []
});
