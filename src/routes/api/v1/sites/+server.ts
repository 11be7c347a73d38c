import { endpoint, onlyMethods } from '#lib/server/api/endpoint.ts';
import { answer } from '#lib/server/api/operation.ts';
import { listSites } from '#lib/server/api/operations/catalog.ts';
import { pageByCode } from '#lib/server/api/paging.ts';
import * as catalog from '#lib/server/catalog.ts';

export const GET = endpoint(listSites, async ({ db, query }) =>
	answer(await pageByCode(query, (page) => catalog.sites(db, page)))
);

export const fallback = onlyMethods('GET');
