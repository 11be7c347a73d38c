import { describe, expect, test } from 'vitest';
import { emailAddress, mailLink, mailLinkParameters, setPasswordForm } from './account.ts';

const problemOf = (password: string) =>
	setPasswordForm.safeParse({ password }).error?.issues[0]?.message;

describe('a password', () => {
	test('needs ten characters, counted as people count them', () => {
		expect(problemOf('123456789')).toBe('password_short');
		expect(problemOf('1234567890')).toBeUndefined();
		expect(problemOf('先听再办先听再办先听')).toBeUndefined();
		expect(problemOf('👂👂👂👂👂')).toBe('password_short');
	});

	test('is refused where the rest of it would be ignored', () => {
		expect(problemOf('a'.repeat(72))).toBeUndefined();
		expect(problemOf('a'.repeat(73))).toBe('password_long');
		expect(problemOf('听'.repeat(25))).toBe('password_long');
	});
});

test('an address is compared in lower case and without the blanks of copying', () => {
	expect(emailAddress.parse(' Anna@Example.TEST ')).toBe('anna@example.test');
	expect(emailAddress.safeParse('anna').error?.issues[0]?.message).toBe('email');
	expect(emailAddress.safeParse('').error?.issues[0]?.message).toBe('required');
});

describe('the link of a mail', () => {
	const start = '?token_hash=0123456789abcdef0123&type=recovery&next=/set-password&email=';

	test('keeps a plus sign of the address, escaped or not', () => {
		for (const written of ['anna+1@example.test', 'anna%2B1%40example.test']) {
			const parsed = mailLink.parse(mailLinkParameters(start + written));
			expect(parsed.email).toBe('anna+1@example.test');
			expect(parsed.next).toBe('/set-password');
		}
	});

	test('is refused when a part is missing or of another kind', () => {
		expect(mailLink.safeParse(mailLinkParameters('')).success).toBe(false);
		expect(
			mailLink.safeParse(mailLinkParameters('?token_hash=&type=recovery&email=a@b.test')).success
		).toBe(false);
		const other = start.replace('recovery', 'email_change') + 'a@b.test';
		expect(mailLink.safeParse(mailLinkParameters(other)).success).toBe(false);
	});

	test('survives a percent sign that escapes nothing', () => {
		expect(mailLinkParameters(`${start}100%@example.test`)['email']).toBe('100%@example.test');
	});
});
