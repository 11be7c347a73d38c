import { endpoint, onlyMethods } from '#lib/server/api/endpoint.ts';
import { answer } from '#lib/server/api/operation.ts';
import { listServices } from '#lib/server/api/operations/catalog.ts';
import { pageByCode } from '#lib/server/api/paging.ts';
import * as catalog from '#lib/server/catalog.ts';

export const GET = endpoint(listServices, async ({ db, query }) =>
	answer(await pageByCode(query, (page) => catalog.services(db, page)))
);

export const fallback = onlyMethods('GET');
