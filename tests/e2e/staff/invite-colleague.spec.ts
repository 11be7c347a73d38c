import { expect, signIn, test } from '../fixtures.ts';

test('an administrator invites, changes and shuts out a colleague', async ({
	page,
	browser,
	baseURL,
	extraHTTPHeaders,
	mailbox
}) => {
	test.slow(); // two people and a mail: the longest of the journeys
	const email = `new+${crypto.randomUUID().slice(0, 8)}@demo.test`;
	await signIn(page, 'admin@demo.test');
	await page.goto('/settings');
	await page.getByLabel('E-mail address').fill(email);
	await page.getByLabel('Role', { exact: true }).selectOption({ label: 'Trainer' });
	await page.getByRole('button', { name: 'Send invitation' }).click();
	await expect(page.getByText(`The invitation to ${email} is on its way.`)).toBeVisible();
	await expect(page.getByRole('row').filter({ hasText: email })).toContainText('Trainer');

	const mail = await mailbox.waitFor(email, 'Join Heed');
	expect(mail.headers['auto-submitted']).toBe('auto-generated');
	const link = mail.links.find((each) => each.includes('/auth/confirm')) ?? '';

	const guest = await browser.newPage({
		...(baseURL === undefined ? {} : { baseURL }),
		extraHTTPHeaders: extraHTTPHeaders ?? {}
	});
	// A mail scanner opens the link first, more than once: that uses nothing up.
	for (let opened = 0; opened < 3; opened += 1) await guest.request.get(link);
	await guest.goto(link);
	await guest.getByRole('button', { name: 'Continue' }).click();
	await expect(guest).toHaveURL(/\/set-password$/);
	await guest.getByLabel('New password').fill('too short');
	await guest.getByRole('button', { name: 'Save password' }).click();
	await expect(guest.getByText('A password needs at least 10 characters.')).toBeVisible();
	await guest.getByLabel('New password').fill('four unrelated words');
	await guest.getByRole('button', { name: 'Save password' }).click();
	await expect(guest).not.toHaveURL(/set-password/);
	await guest.goto('/surveys');
	await expect(guest.getByText('Trainer', { exact: true }).first()).toBeVisible();
	expect((await guest.goto('/settings'))?.status()).toBe(403);

	await page.reload();
	const row = page.getByRole('row').filter({ hasText: email });
	await expect(row).toContainText('Active');
	await row.getByRole('combobox').selectOption({ label: 'Agent' });
	await row.getByRole('button', { name: 'Save role' }).click();
	await expect(page.getByText('Saved.')).toBeVisible();
	await row.getByRole('button', { name: 'Shut out' }).click();
	await expect(row.getByRole('button', { name: 'Let in again' })).toBeVisible();
	await guest.goto('/surveys');
	await expect(guest.getByRole('heading', { level: 1 })).toHaveText(
		'You have no access at present'
	);
	await guest.close();
});

test('a colleague who is in already cannot be invited', async ({ page }) => {
	await signIn(page, 'admin@demo.test');
	await page.goto('/settings');
	await page.getByLabel('E-mail address').fill('Agent@demo.test');
	await page.getByRole('button', { name: 'Send invitation' }).click();
	await expect(page.getByText('This address already belongs to a colleague')).toBeVisible();
});
