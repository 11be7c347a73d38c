import { readInstant } from '#lib/domain/instant.ts';
import { endpoint, onlyMethods } from '#lib/server/api/endpoint.ts';
import { answer } from '#lib/server/api/operation.ts';
import { reportInvitation } from '#lib/server/api/operations/invitations.ts';
import { DbError } from '#lib/server/db.ts';
import * as invitations from '#lib/server/invitations.ts';
import { timeZone } from '#lib/server/organizations.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const POST = endpoint(reportInvitation, async ({ db, body, parameter }) => {
	const id = parameter('id');
	if (!UUID.test(id)) throw new DbError('not_found', id);
	const at = body.at === undefined ? undefined : readInstant(body.at, await timeZone(db));
	await invitations.report(db, id, body.event, at ?? undefined);
	return answer({ noted: true });
});

export const fallback = onlyMethods('POST');
