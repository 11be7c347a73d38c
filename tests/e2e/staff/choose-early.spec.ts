import { expect, signIn, test } from '../fixtures.ts';

/** Selects of every kind: bound to a form, with a given value, with and without a label of their own. */
const CHOICES = [
	{ path: '/surveys/after-service/edit', label: 'Which language do you write first?' },
	{ path: '/customers', label: 'Sort by' },
	{ path: '/dashboard', label: 'Answered in' },
	{ path: '/settings', label: 'Role' },
	{ path: '/settings', label: /^Role of / }
];

for (const { path, label } of CHOICES) {
	test(`what somebody chose on ${path} (${label}) before the page came alive is kept`, async ({
		page
	}) => {
		await signIn(page, 'admin@demo.test');
		const released = Promise.withResolvers<null>();
		await page.route('**/*', async (route) => {
			if (route.request().resourceType() === 'script') await released.promise;
			await route.continue();
		});
		await page.goto(path, { waitUntil: 'commit' });
		const select = page.getByLabel(label, { exact: true }).first();
		const other = await select.locator('option:not(:checked)').last().getAttribute('value');
		if (other === null) throw new Error('there is nothing else to choose');
		await select.selectOption(other);
		released.resolve(null);
		// Svelte keeps what it knows of an option on the option itself, from the moment it is alive.
		await page.waitForFunction(() => '__value' in (document.querySelector('option') ?? {}));
		await page.evaluate(() => new Promise(requestAnimationFrame));
		await expect(select).toHaveValue(other);
	});
}
