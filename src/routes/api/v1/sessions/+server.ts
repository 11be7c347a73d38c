import { openEndpoint, onlyMethods } from '#lib/server/api/endpoint.ts';
import { answer } from '#lib/server/api/operation.ts';
import { createSession } from '#lib/server/api/operations/sessions.ts';
import { signInClient } from '#lib/server/gateway/gateway.ts';
import { signIn } from '#lib/server/sign-in.ts';

const SECOND_MS = 1000;

export const POST = openEndpoint(createSession, async ({ body, address }) => {
	const { access_token, expires_at, expires_in } = await signIn(await signInClient(), {
		...body,
		address: address()
	});
	const expires =
		expires_at === undefined ? Date.now() + expires_in * SECOND_MS : expires_at * SECOND_MS;
	return answer({ access_token, expires_at: new Date(expires).toISOString() }, 201);
});

export const fallback = onlyMethods('POST');
