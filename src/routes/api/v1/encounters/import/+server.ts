import { endpoint, onlyMethods } from '#lib/server/api/endpoint.ts';
import { answer } from '#lib/server/api/operation.ts';
import { importEncounters } from '#lib/server/api/operations/encounters.ts';
import * as imports from '#lib/server/encounter-imports.ts';

export const POST = endpoint(importEncounters, async ({ db, bytes, locale }) =>
	answer(await imports.importEncounters(db, bytes, locale))
);

export const fallback = onlyMethods('POST');
