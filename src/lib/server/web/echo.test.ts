import { expect, test } from 'vitest';
import { z } from 'zod';
import { signInForm } from '#lib/schemas/account.ts';
import { dropTooLong } from './echo.ts';

/** A refused form as Superforms hands it over. */
function refused(email: string) {
	const data: Record<string, unknown> = { email, password: 'a', next: '/surveys' };
	const { error } = signInForm.safeParse(data);
	if (!error) throw new Error('the form was not refused');
	return { data, errors: z.flattenError(error).fieldErrors };
}

test('an over-long address is not shown again; one with a slip of the finger is', () => {
	const long = refused(`${'x'.repeat(300)}@example.test`);
	dropTooLong(long);
	expect(long.data).toMatchObject({ email: '', next: '/surveys' });
	const slip = refused('anna@example');
	dropTooLong(slip);
	expect(slip.data['email']).toBe('anna@example');
});
