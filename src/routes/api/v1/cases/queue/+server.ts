import * as alerts from '#lib/server/alerts.ts';
import { endpoint, onlyMethods } from '#lib/server/api/endpoint.ts';
import { answer } from '#lib/server/api/operation.ts';
import { readQueue } from '#lib/server/api/operations/cases.ts';
import { queueAnswerOf } from '#lib/server/api/queue-answer.ts';
import { timeZone } from '#lib/server/organizations.ts';

export const GET = endpoint(readQueue, async ({ db, query }) => {
	const [queue, zone] = await Promise.all([alerts.queue(db, query.limit), timeZone(db)]);
	return answer(queueAnswerOf(queue, zone));
});

export const fallback = onlyMethods('GET');
