import { z } from 'zod';
import { caseTransition } from '#lib/schemas/case-transition.ts';
import { caseAnswer, caseSummary } from '../case-answer.ts';
import { queueAnswer } from '../queue-answer.ts';
import { operation } from '../operation.ts';
import { page, pageOf } from '../paging.ts';

export const listCases = operation({
	id: 'listCases',
	method: 'GET',
	path: '/cases',
	summary: 'Cases',
	description:
		'By due time; closed ones alone the latest first. Alerts that wait for room in the week have no case yet: `waiting` counts them, `GET /cases/queue` lists them.',
	access: 'read',
	right: 'customers',
	query: z.strictObject({
		state: z.enum(['open', 'closed', 'all']).default('all'),
		kind: z.enum(['complaint', 'prevention', 'cluster']).optional().meta({
			description:
				'Complaints alone; what is done before there is one; or of the latter only what is about several customers of one place.'
		}),
		customer: z.string().trim().optional().meta({ description: 'External id of the customer.' }),
		...page
	}),
	answers: {
		200: {
			description: 'A page of cases.',
			schema: pageOf(caseSummary).extend({
				waiting: z
					.int()
					.nonnegative()
					.nullable()
					.meta({ description: 'Alerts that wait without a case; on the first page only.' })
			})
		}
	},
	errors: []
});

export const readQueue = operation({
	id: 'readQueue',
	method: 'GET',
	path: '/cases/queue',
	summary: 'Alerts that wait for a case',
	description:
		'The week so far, and who waits for room in it, most urgent first. Staff open the case of somebody out of turn on the page of cases.',
	access: 'read',
	right: 'customers',
	query: z.strictObject({ limit: page.limit }),
	answers: { 200: { description: 'The queue now.', schema: queueAnswer } },
	errors: []
});

export const openCase = operation({
	id: 'openCase',
	method: 'POST',
	path: '/cases',
	summary: 'Open a case by hand (not available yet)',
	description:
		'Cases are opened by alerts for now; this call answers `case_opening_not_available`.',
	access: 'write',
	right: 'customers',
	body: z.looseObject({}),
	answers: {},
	errors: ['case_opening_not_available']
});

export const readCase = operation({
	id: 'readCase',
	method: 'GET',
	path: '/cases/{reference}',
	summary: 'One case with its events',
	access: 'read',
	right: 'customers',
	answers: { 200: { description: 'The case.', schema: caseAnswer } },
	errors: ['not_found']
});

export const transitionCase = operation({
	id: 'transitionCase',
	method: 'POST',
	path: '/cases/{reference}/transitions',
	summary: 'Move a case along',
	description:
		'`next` of the case says where it may go and what each step must be told. `reason` is needed to reopen a complaint, and to close one whose cause is `unknown`.',
	access: 'write',
	right: 'customers',
	body: caseTransition,
	answers: { 200: { description: 'The case as it is now.', schema: caseAnswer } },
	errors: ['details_missing', 'not_found', 'transition_refused', 'unknown_outcome']
});
