import { answerOf } from '#lib/server/api/case-answer.ts';
import { endpoint, onlyMethods } from '#lib/server/api/endpoint.ts';
import { answer } from '#lib/server/api/operation.ts';
import { readCase } from '#lib/server/api/operations/cases.ts';
import * as cases from '#lib/server/cases.ts';
import { DbError } from '#lib/server/db.ts';

export const GET = endpoint(readCase, async ({ db, parameter }) => {
	const file = await cases.record(db, parameter('reference'));
	if (!file) throw new DbError('not_found', parameter('reference'));
	return answer(answerOf(file));
});

export const fallback = onlyMethods('GET');
