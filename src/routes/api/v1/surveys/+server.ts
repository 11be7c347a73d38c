import { endpoint, onlyMethods } from '#lib/server/api/endpoint.ts';
import { answer } from '#lib/server/api/operation.ts';
import { createSurvey, listSurveys } from '#lib/server/api/operations/surveys.ts';
import { pageByCode } from '#lib/server/api/paging.ts';
import * as surveys from '#lib/server/surveys.ts';

export const GET = endpoint(listSurveys, async ({ db, query }) =>
	answer(await pageByCode(query, (page) => surveys.list(db, page)))
);

export const POST = endpoint(createSurvey, async ({ db, body }) =>
	answer(await surveys.create(db, body), 201)
);

export const fallback = onlyMethods('GET', 'POST');
