import { DEMO_PASSWORD, expect, signInByForm, test, type Page } from '../fixtures.ts';

async function tryToSignIn(page: Page, email: string, password: string): Promise<void> {
	await page.getByLabel('E-mail address').fill(email);
	await page.getByLabel('Password', { exact: true }).fill(password);
	await page.getByRole('button', { name: 'Sign in' }).click();
}

test('a colleague signs in and is led to the page they asked for', async ({ page }) => {
	await page.goto('/surveys?x=1');
	await expect(page).toHaveURL(/\/sign-in\?next=/);
	await tryToSignIn(page, 'manager@demo.test', DEMO_PASSWORD);
	await expect(page).toHaveURL(/\/surveys\?x=1$/);
	await expect(page.getByRole('heading', { level: 1, name: 'Surveys' })).toBeVisible();
});

test('a wrong password and an unknown address get the same answer, and the address is kept', async ({
	page
}) => {
	for (const email of ['agent@demo.test', 'nobody@demo.test']) {
		await page.goto('/sign-in');
		await tryToSignIn(page, email, 'not the password');
		await expect(page.getByRole('alert')).toHaveText(
			'The e-mail address or the password is not right.'
		);
		await expect(page.getByLabel('E-mail address')).toHaveValue(email);
		await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
	}
});

test('the sixth try for one address is refused, wherever it comes from', async ({
	request,
	baseURL
}) => {
	const email = `tries-${crypto.randomUUID()}@demo.test`;
	const statuses: number[] = [];
	for (const place of [1, 2, 3, 4, 5, 6]) {
		const answer = await request.post('/sign-in', {
			form: { email, password: 'not the password' },
			headers: {
				origin: baseURL ?? '',
				accept: 'text/html',
				'x-forwarded-for': `198.18.200.${place}`
			}
		});
		statuses.push(answer.status());
	}
	expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
});

test('signing out ends the session, also for a copy of its cookies', async ({ page, context }) => {
	await signInByForm(page, 'manager@demo.test');
	await page.goto('/surveys');
	const copied = await context.cookies();
	await page.getByRole('button', { name: 'Sign out' }).click();
	await expect(page).toHaveURL(/\/sign-in$/);
	await context.addCookies(copied);
	await page.goto('/surveys');
	await expect(page).toHaveURL(/\/sign-in\?next=/);
});

for (const next of [
	'//evil.example/',
	'/\\evil.example',
	'https://evil.example',
	'/%2f%2fevil.example'
]) {
	test(`signing in never leads to another site: ${next}`, async ({ page, baseURL }) => {
		await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
		await tryToSignIn(page, 'manager@demo.test', DEMO_PASSWORD);
		await expect(page).not.toHaveURL(/sign-in/);
		expect(new URL(page.url()).origin).toBe(baseURL);
	});
}
