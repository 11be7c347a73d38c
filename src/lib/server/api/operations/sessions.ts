import { session, sessionAnswer } from '#lib/schemas/session.ts';
import { operation } from '../operation.ts';

export const createSession = operation({
	id: 'createSession',
	method: 'POST',
	path: '/sessions',
	summary: 'Sign in as a member of staff',
	description:
		'The token acts with the rights of the role. An Idempotency-Key changes nothing here: every call makes a session of its own.',
	access: 'open',
	body: session,
	answers: { 201: { description: 'An access token.', schema: sessionAnswer } },
	errors: ['sign_in_failed', 'too_many_attempts']
});
