import { measurementDocument } from '#lib/domain/servqual/measurement-document.ts';
import { endpoint, onlyMethods } from '#lib/server/api/endpoint.ts';
import { answer } from '#lib/server/api/operation.ts';
import { readStatistics } from '#lib/server/api/operations/responses.ts';
import * as measurement from '#lib/server/measurement.ts';

export const GET = endpoint(readStatistics, async ({ db, query, code }) => {
	const sums = await measurement.sums(db, code, query, query.by ?? null);
	return answer(measurementDocument(sums, query));
});

export const fallback = onlyMethods('GET');
