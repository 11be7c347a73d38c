import { endpoint, onlyMethods } from '#lib/server/api/endpoint.ts';
import { answer } from '#lib/server/api/operation.ts';
import { openSurvey } from '#lib/server/api/operations/surveys.ts';
import * as surveys from '#lib/server/surveys.ts';

export const POST = endpoint(openSurvey, async ({ db, code }) =>
	answer(await surveys.open(db, code))
);

export const fallback = onlyMethods('POST');
