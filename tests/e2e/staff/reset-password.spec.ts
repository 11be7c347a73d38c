import postgres from 'postgres';
import { expect, test, type Page } from '../fixtures.ts';

/** An account of its own, so that the demo passwords stay what other journeys expect. */
async function addAccount(databaseUrl: string): Promise<string> {
	const email = `reset-${crypto.randomUUID()}@demo.test`;
	const database = postgres(databaseUrl, { max: 1, onnotice: () => {} });
	try {
		await database`
			insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at, raw_app_meta_data,
				raw_user_meta_data, confirmation_token, recovery_token, email_change, email_change_token_new, created_at, updated_at)
			select gen_random_uuid(), aud, role, ${email}, encrypted_password, now(), raw_app_meta_data,
				raw_user_meta_data, '', '', '', '', now(), now() from auth.users where email = 'agent@demo.test'`;
		await database`
			insert into public.memberships (organization_id, user_id, role, display_name)
			select o.id, u.id, 'agent', 'Reset' from public.organizations o, auth.users u
			where o.code = 'demo' and u.email = ${email}`;
	} finally {
		await database.end();
	}
	return email;
}

async function askForLink(page: Page, email: string): Promise<void> {
	await page.goto('/forgot-password');
	await page.getByLabel('E-mail address').fill(email);
	await page.getByRole('button', { name: 'Send the link' }).click();
}

test('a forgotten password is replaced by mail, and its link works once', async ({
	page,
	mailbox,
	databaseUrl
}) => {
	const email = await addAccount(databaseUrl);
	await askForLink(page, email);
	await expect(page.getByRole('status')).toContainText('Look in your mailbox');
	const mail = await mailbox.waitFor(email, 'Reset your password');
	const link = mail.links.find((each) => each.includes('/auth/confirm')) ?? '';
	await page.goto(link);
	await page.getByRole('button', { name: 'Continue' }).click();
	await expect(page).toHaveURL(/\/set-password$/);
	await page.getByLabel('New password').fill('an entirely new phrase');
	await page.getByRole('button', { name: 'Save password' }).click();
	await expect(page).not.toHaveURL(/set-password/);

	await page.goto(link);
	await page.getByRole('button', { name: 'Continue' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link cannot be used');
});

test('an unknown address gets the same answer, and no mail', async ({ page, mailbox }) => {
	const email = `nobody-${crypto.randomUUID()}@demo.test`;
	await askForLink(page, email);
	await expect(page.getByRole('status')).toContainText('Look in your mailbox');
	expect(await mailbox.to(email)).toEqual([]);
});

test('the fourth link for one address within an hour is refused', async ({ page }) => {
	const email = `nobody-${crypto.randomUUID()}@demo.test`;
	for (let asked = 0; asked < 3; asked += 1) {
		await askForLink(page, email);
		await expect(page.getByRole('status')).toContainText('Look in your mailbox');
	}
	await askForLink(page, email);
	await expect(page.getByRole('alert')).toContainText('Too many attempts');
});

test('after five wrong tries the right link is dead too', async ({
	page,
	request,
	baseURL,
	mailbox,
	databaseUrl
}) => {
	const email = await addAccount(databaseUrl);
	await askForLink(page, email);
	const mail = await mailbox.waitFor(email, 'Reset your password');
	const link = mail.links.find((each) => each.includes('/auth/confirm')) ?? '';
	const right = new URL(link).searchParams.get('token_hash') ?? '';
	const tryWith = async (token_hash: string) => {
		const answer = await request.post('/auth/confirm', {
			form: { token_hash, type: 'recovery', email, next: '/set-password' },
			headers: { origin: baseURL ?? '', accept: 'text/html' },
			maxRedirects: 0
		});
		return answer.status();
	};
	for (let tried = 0; tried < 5; tried += 1) {
		expect(await tryWith(String(tried).repeat(56))).toBe(404);
	}
	expect(await tryWith(right)).toBe(429);
});

test('a right token under another address opens nothing', async ({
	page,
	request,
	baseURL,
	mailbox,
	databaseUrl
}) => {
	const email = await addAccount(databaseUrl);
	await askForLink(page, email);
	const mail = await mailbox.waitFor(email, 'Reset your password');
	const link = new URL(mail.links.find((each) => each.includes('/auth/confirm')) ?? '');
	const answer = await request.post('/auth/confirm', {
		form: {
			token_hash: link.searchParams.get('token_hash') ?? '',
			type: 'recovery',
			email: `other-${crypto.randomUUID()}@demo.test`
		},
		headers: { origin: baseURL ?? '', accept: 'text/html' },
		maxRedirects: 0
	});
	expect(answer.status()).toBe(404);
	expect((await request.get('/set-password', { maxRedirects: 0 })).status()).toBe(303);
});
