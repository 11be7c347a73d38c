import { readInstant } from '#lib/domain/instant.ts';
import { endpoint, onlyMethods } from '#lib/server/api/endpoint.ts';
import { answer } from '#lib/server/api/operation.ts';
import { leaveCustomer } from '#lib/server/api/operations/customers.ts';
import * as customers from '#lib/server/customers.ts';
import { DbError } from '#lib/server/db.ts';
import { timeZone } from '#lib/server/organizations.ts';

export const POST = endpoint(leaveCustomer, async ({ db, body, parameter }) => {
	const externalId = parameter('external_id');
	const leftAt = body.left_at === null ? null : readInstant(body.left_at, await timeZone(db));
	await customers.leave(db, externalId, leftAt);
	const marks = await customers.marks(db, externalId);
	if (!marks) throw new DbError('not_found', externalId);
	return answer({ external_id: externalId, left_at: marks.leftAt });
});

export const fallback = onlyMethods('POST');
