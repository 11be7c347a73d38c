import { endpoint, onlyMethods } from '#lib/server/api/endpoint.ts';
import { answer } from '#lib/server/api/operation.ts';
import { closeSurvey } from '#lib/server/api/operations/surveys.ts';
import * as surveys from '#lib/server/surveys.ts';

export const POST = endpoint(closeSurvey, async ({ db, code }) =>
	answer(await surveys.close(db, code))
);

export const fallback = onlyMethods('POST');
