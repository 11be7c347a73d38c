import { endpoint, onlyMethods } from '#lib/server/api/endpoint.ts';
import { answer } from '#lib/server/api/operation.ts';
import { publishSurvey } from '#lib/server/api/operations/surveys.ts';
import { publish } from '#lib/server/survey-publishing.ts';
import * as surveys from '#lib/server/surveys.ts';

export const POST = endpoint(publishSurvey, async ({ db, code }) => {
	await publish(db, code);
	return answer(await surveys.detail(db, code));
});

export const fallback = onlyMethods('POST');
