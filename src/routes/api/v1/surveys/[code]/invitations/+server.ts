import { endpoint, onlyMethods } from '#lib/server/api/endpoint.ts';
import { answer } from '#lib/server/api/operation.ts';
import { inviteToSurvey } from '#lib/server/api/operations/invitations.ts';
import { environment } from '#lib/server/gateway/gateway.ts';
import * as invitations from '#lib/server/invitations.ts';

export const POST = endpoint(inviteToSurvey, async ({ db, body, code }) => {
	const { baseUrl } = await environment();
	return answer(await invitations.invite(db, code, body, baseUrl), 201);
});

export const fallback = onlyMethods('POST');
