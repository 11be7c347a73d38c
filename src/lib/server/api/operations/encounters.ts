import { encounter, encounterAnswer } from '#lib/schemas/encounter.ts';
import { importReport } from './responses.ts';
import { operation } from '../operation.ts';

export const recordEncounter = operation({
	id: 'recordEncounter',
	method: 'POST',
	path: '/encounters',
	summary: 'A service contact happened',
	description:
		'The same external id again is the same encounter: it is answered with 200 and `created: false`, and nothing is changed. With `invite` the customer gets one link to that survey about this contact; reported again, the answer has no invitation, because the first link still stands.',
	access: 'write',
	right: 'customers',
	body: encounter,
	answers: {
		200: { description: 'It was known before.', schema: encounterAnswer },
		201: { description: 'It was recorded.', schema: encounterAnswer }
	},
	errors: ['survey_not_open', 'unknown_service', 'unknown_site', 'unknown_survey']
});

export const importEncounters = operation({
	id: 'importEncounters',
	method: 'POST',
	path: '/encounters/import',
	summary: 'Import service contacts in bulk',
	description:
		'CSV with a header, NDJSON, or a JSON array of flat objects with the same keys; up to 32 MB. Quantities have a column each, such as `promised_wait_minutes` and `measured_wait_minutes`; `facts` are separated by blanks or commas. Good rows are kept, bad ones named; the same file again adds nothing.',
	access: 'write',
	right: 'surveys',
	bodyKind: 'lines',
	answers: { 200: { description: 'What became of the rows.', schema: importReport } },
	errors: []
});
