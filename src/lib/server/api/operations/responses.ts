import { z } from 'zod';
import { ROW_CODES } from '#lib/domain/import-codes.ts';
import { flagsParameter } from '#lib/schemas/answer-quality.ts';
import { code, dayOrInstant, locale } from '#lib/schemas/fields.ts';
import { measurementAnswer } from '#lib/schemas/measurement-document.ts';
import { operation } from '../operation.ts';

export const importReport = z
	.object({
		accepted: z.int().nonnegative(),
		duplicates: z.int().nonnegative().meta({ description: 'Rows whose submission_id was known.' }),
		rejected: z.array(
			z.object({
				row: z
					.int()
					.meta({ description: 'Number of the data row; 1 is the first one after the header.' }),
				code: z.enum(ROW_CODES),
				detail: z.string().meta({ description: 'The column and what is wrong with it, in words.' })
			})
		)
	})
	.meta({ id: 'ImportReport' });

export const importResponses = operation({
	id: 'importResponses',
	method: 'POST',
	path: '/surveys/{code}/responses',
	summary: 'Import answers in bulk',
	description:
		'CSV with a header, NDJSON, or a JSON array of objects with the same keys; up to 32 MB. Good rows are kept, bad ones named; the same file again adds nothing. Unknown columns are refused before anything is stored.',
	access: 'write',
	right: 'surveys',
	bodyKind: 'lines',
	answers: { 200: { description: 'What became of the rows.', schema: importReport } },
	errors: ['not_found', 'survey_not_open']
});

const selection = {
	from: dayOrInstant.optional(),
	to: dayOrInstant.optional().meta({
		description: 'A day is included; an instant is not. Days are those of the organisation.'
	}),
	site: code.optional(),
	service: code.optional(),
	channel: code.optional(),
	locale: locale.optional(),
	exclude: flagsParameter.optional()
};

export const exportResponses = operation({
	id: 'exportResponses',
	method: 'GET',
	path: '/surveys/{code}/responses',
	summary: 'Export raw answers',
	description:
		'One row an answer, oldest first, streamed; it can be imported again. `customer` is given for identified answers only. Cells that begin like a formula have an apostrophe in front, in CSV. A connection that breaks off means that the file is not whole. Every export is audited.',
	access: 'read',
	right: 'customers',
	query: z.strictObject({
		...selection,
		format: z.enum(['csv', 'ndjson']).default('csv')
	}),
	answers: {
		200: {
			description: 'The answers.',
			schema: z.string(),
			types: ['text/csv', 'application/x-ndjson']
		}
	},
	errors: ['not_found', 'timeout']
});

export const readStatistics = operation({
	id: 'readStatistics',
	method: 'GET',
	path: '/surveys/{code}/statistics',
	summary: 'The measurement document',
	description:
		'A number that cannot be had is null with its reason beside it. Full double precision.',
	access: 'read',
	right: 'measurement',
	query: z.strictObject({
		...selection,
		by: z
			.enum(['site', 'month', 'service', 'channel', 'locale'])
			.optional()
			.meta({ description: 'Fills `groups`.' })
	}),
	answers: { 200: { description: 'The measurement.', schema: measurementAnswer } },
	errors: ['not_found', 'timeout']
});
