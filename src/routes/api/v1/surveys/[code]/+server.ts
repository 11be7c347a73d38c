import { endpoint, onlyMethods } from '#lib/server/api/endpoint.ts';
import { answer } from '#lib/server/api/operation.ts';
import { readSurvey } from '#lib/server/api/operations/surveys.ts';
import { DbError } from '#lib/server/db.ts';
import * as surveys from '#lib/server/surveys.ts';

export const GET = endpoint(readSurvey, async ({ db, code }) => {
	const survey = await surveys.detail(db, code);
	if (!survey) throw new DbError('not_found', code);
	return answer(survey);
});

export const fallback = onlyMethods('GET');
