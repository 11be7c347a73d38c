import { openEndpoint, onlyMethods } from '#lib/server/api/endpoint.ts';
import { answer } from '#lib/server/api/operation.ts';
import { readReadiness } from '#lib/server/api/operations/service.ts';
import * as readiness from '#lib/server/readiness.ts';

export const GET = openEndpoint(readReadiness, async () => {
	const found = await readiness.check();
	const isReady = Object.values(found).every(Boolean);
	return answer({ status: isReady ? 'ready' : 'not_ready', ...found }, isReady ? 200 : 503);
});

export const fallback = onlyMethods('GET');
