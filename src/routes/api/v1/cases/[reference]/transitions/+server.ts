import { answerOf } from '#lib/server/api/case-answer.ts';
import { endpoint, onlyMethods } from '#lib/server/api/endpoint.ts';
import { answer } from '#lib/server/api/operation.ts';
import { transitionCase } from '#lib/server/api/operations/cases.ts';
import * as cases from '#lib/server/cases.ts';
import { DbError } from '#lib/server/db.ts';

export const POST = endpoint(transitionCase, async ({ db, body, parameter }) => {
	const reference = parameter('reference');
	await cases.transition(db, reference, body.to, body.reason ?? '', body.details);
	const file = await cases.record(db, reference);
	if (!file) throw new DbError('not_found', reference);
	return answer(answerOf(file));
});

export const fallback = onlyMethods('POST');
