import { endpoint, onlyMethods } from '#lib/server/api/endpoint.ts';
import { answer } from '#lib/server/api/operation.ts';
import { importResponses } from '#lib/server/api/operations/responses.ts';
import * as imports from '#lib/server/imports.ts';

export const POST = endpoint(importResponses, async ({ db, bytes, code, locale }) =>
	answer(await imports.importResponses(db, code, bytes, locale))
);

export const fallback = onlyMethods('POST');
