import { endpoint, onlyMethods } from '#lib/server/api/endpoint.ts';
import { answer } from '#lib/server/api/operation.ts';
import { readPrevention } from '#lib/server/api/operations/service.ts';
import { preventionAnswerOf } from '#lib/server/api/prevention-answer.ts';
import * as prevention from '#lib/server/prevention.ts';

export const GET = endpoint(readPrevention, async ({ db }) =>
	answer(preventionAnswerOf(await prevention.ledger(db), new Date()))
);

export const fallback = onlyMethods('GET');
