import { endpoint, onlyMethods } from '#lib/server/api/endpoint.ts';
import { answer } from '#lib/server/api/operation.ts';
import { recordEncounter } from '#lib/server/api/operations/encounters.ts';
import * as encounters from '#lib/server/encounters.ts';
import { environment } from '#lib/server/gateway/gateway.ts';

export const POST = endpoint(recordEncounter, async ({ db, body }) => {
	const recorded = await encounters.record(db, body, (await environment()).baseUrl);
	return answer(recorded, recorded.created ? 201 : 200);
});

export const fallback = onlyMethods('POST');
