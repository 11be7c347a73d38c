import { endpoint, onlyMethods } from '#lib/server/api/endpoint.ts';
import { answer } from '#lib/server/api/operation.ts';
import { exportResponses, importResponses } from '#lib/server/api/operations/responses.ts';
import { exportFile } from '#lib/server/exports.ts';
import * as imports from '#lib/server/imports.ts';

export const GET = endpoint(exportResponses, async ({ db, code, locale, query }) => {
	const { format, ...filter } = query;
	const { body, headers } = await exportFile(db, code, { format, locale, filter });
	return { status: 200, body, headers };
});

export const POST = endpoint(importResponses, async ({ db, bytes, code, locale }) =>
	answer(await imports.importResponses(db, code, bytes, locale))
);

export const fallback = onlyMethods('GET', 'POST');
