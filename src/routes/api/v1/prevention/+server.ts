import type { PreventionAnswer } from '#lib/schemas/prevention.ts';
import { endpoint, onlyMethods } from '#lib/server/api/endpoint.ts';
import { answer } from '#lib/server/api/operation.ts';
import { readPrevention } from '#lib/server/api/operations/service.ts';
import * as prevention from '#lib/server/prevention.ts';

export const GET = endpoint(readPrevention, async ({ db }) => {
	const ledger: PreventionAnswer = {
		...(await prevention.counts(db)),
		precision: null,
		lead_time: null,
		arms: null,
		estimate: null,
		verdict: null,
		reason: 'not_enough_data'
	};
	return answer(ledger);
});

export const fallback = onlyMethods('GET');
