import { summaryOf } from '#lib/server/api/case-answer.ts';
import { endpoint, onlyMethods } from '#lib/server/api/endpoint.ts';
import { answer } from '#lib/server/api/operation.ts';
import { listCases, openCase } from '#lib/server/api/operations/cases.ts';
import * as alerts from '#lib/server/alerts.ts';
import * as cases from '#lib/server/cases.ts';
import { DbError } from '#lib/server/db.ts';

export const GET = endpoint(listCases, async ({ db, query }) => {
	const [{ items, next }, waiting] = await Promise.all([
		cases.list(db, query),
		query.after === undefined ? alerts.waiting(db) : null
	]);
	return answer({ items: items.map(summaryOf), next, waiting });
});

export const POST = endpoint(openCase, () => {
	throw new DbError('case_opening_not_available');
});

export const fallback = onlyMethods('GET', 'POST');
