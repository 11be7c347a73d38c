import { expect, test } from 'vitest';
import { refusalOf } from './sign-in.ts';

test('every refusal of credentials reads the same', () => {
	for (const status of [400, 401, 403, 422]) {
		expect(refusalOf({ status }).code).toBe('sign_in_failed');
	}
});

test('a limit of the auth service is told as such', () => {
	expect(refusalOf({ status: 429 }).code).toBe('too_many_attempts');
});

test('an auth service that fails or is away is not blamed on the password', () => {
	expect(refusalOf({ status: 500 }).code).toBe('service_unavailable');
	expect(refusalOf({ status: 0 }).code).toBe('service_unavailable');
	expect(refusalOf({ status: undefined }).code).toBe('service_unavailable');
});
